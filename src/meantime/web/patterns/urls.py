from django.urls import path

from meantime.web.patterns import views

urlpatterns = [
    path("patterns", views.patterns, name="patterns"),
    path("patterns/answers", views.answers, name="pattern-answers"),
]
