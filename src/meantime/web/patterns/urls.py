from django.urls import path

from meantime.web.patterns import progress, views

urlpatterns = [
    path("patterns", views.patterns, name="patterns"),
    path("patterns/progress", progress.progress, name="progress"),
    path("patterns/answers", views.answers, name="pattern-answers"),
]
