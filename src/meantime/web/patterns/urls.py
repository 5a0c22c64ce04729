from django.urls import path

from meantime.web.patterns import progress, theme_choices, views

urlpatterns = [
    path("patterns", views.patterns, name="patterns"),
    path("patterns/progress", progress.progress, name="progress"),
    path("patterns/thoughts", theme_choices.theme_choices, name="theme-choices"),
    path("patterns/answers", views.answers, name="pattern-answers"),
]
