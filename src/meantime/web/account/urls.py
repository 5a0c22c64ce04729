from django.urls import path

from meantime.web.account import views

urlpatterns = [
    path("welcome", views.welcome, name="welcome"),
    path("unlock", views.unlock, name="unlock"),
    path("lock", views.lock, name="lock"),
    path("recover", views.recover, name="recover"),
    path("recovery-key", views.recovery_key, name="recovery-key"),
    path("recovery-keys", views.recovery_keys, name="recovery-keys"),
    path("open/<str:token>", views.open_link, name="open-link"),
]
