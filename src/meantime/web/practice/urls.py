from django.urls import path

from meantime.web.practice import views

urlpatterns = [path("practice", views.practice, name="practice")]
