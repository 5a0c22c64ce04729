from django.urls import path

from meantime.web.find import views

urlpatterns = [
    path("find", views.find, name="find"),
    path("finds", views.finds, name="finds"),
    path("finds/readings", views.readings, name="readings"),
]
