from django.urls import path

from meantime.web.base import views

urlpatterns = [
    path("healthz", views.health, name="healthz"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("worker.js", views.worker, name="worker"),
    path("hidden", views.hidden, name="hidden"),
]
