from django.urls import path

from meantime.web.patterns import (
    progress,
    progress_paper,
    theme_choices,
    thought_page,
    trials,
    views,
    wonderings,
)

urlpatterns = [
    path("patterns", views.patterns, name="patterns"),
    path("patterns/progress", progress.progress, name="progress"),
    path("patterns/progress.pdf", progress_paper.paper, name="progress-pdf"),
    path("patterns/thoughts", theme_choices.theme_choices, name="theme-choices"),
    path("patterns/thoughts/<slug:key>", thought_page.thought, name="thought"),
    path("patterns/wonderings", wonderings.wonderings, name="wonderings"),
    path("patterns/wonderings/new", wonderings.add, name="wondering-new"),
    path("patterns/wonderings/<uuid:wondering_id>", wonderings.edit, name="wondering"),
    path("patterns/wonderings/<uuid:wondering_id>/erasure", wonderings.erasure, name="wondering-erasure"),
    path("patterns/trials", trials.trials, name="trials"),
    path("patterns/trials/new", trials.add, name="trial-new"),
    path("patterns/trials/<uuid:trial_id>", trials.trial, name="trial"),
    path("patterns/trials/<uuid:trial_id>/evenings", trials.evenings, name="trial-evenings"),
    path("patterns/trials/<uuid:trial_id>/erasure", trials.erasure, name="trial-erasure"),
    path("patterns/answers", views.answers, name="pattern-answers"),
]
