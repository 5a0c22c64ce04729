from django.urls import path

from meantime.web.support import views

urlpatterns = [path("support", views.support, name="support")]
