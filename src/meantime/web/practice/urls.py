from django.urls import path

from meantime.web.practice import (
    attempt_views,
    draft_views,
    exercise_views,
    homework_views,
    ladder_views,
    tracking_views,
    views,
)

_LADDER = "practice/ladders/<uuid:ladder_id>"
_RUNG = f"{_LADDER}/rungs/<uuid:rung_id>"

urlpatterns = [
    path("practice", views.practice, name="practice"),
    path("practice/exercises/<slug:guide>", exercise_views.exercise, name="exercise"),
    path("practice/offline", exercise_views.offline, name="offline-exercises"),
    path("practice/offline/<slug:guide>", exercise_views.offline_exercise, name="offline-exercise"),
    path("practice/drafts/<uuid:draft_id>", draft_views.draft, name="draft"),
    path("practice/drafts/<uuid:draft_id>/steps/<slug:step>", draft_views.step, name="step"),
    path("practice/drafts/<uuid:draft_id>/stopped", draft_views.stopped, name="draft-stopped"),
    path("practice/drafts/<uuid:draft_id>/erasure", draft_views.draft_erasure, name="draft-erasure"),
    path("practice/attempts/<uuid:attempt_id>", attempt_views.attempt, name="attempt"),
    path("practice/attempts/<uuid:attempt_id>/note", attempt_views.attempt_note, name="attempt-note"),
    path(
        "practice/attempts/<uuid:attempt_id>/privacy", attempt_views.attempt_privacy, name="attempt-privacy"
    ),
    path(
        "practice/attempts/<uuid:attempt_id>/erasure", attempt_views.attempt_erasure, name="attempt-erasure"
    ),
    path("practice/homework/new", homework_views.homework_new, name="homework-new"),
    path("practice/homework/<uuid:homework_id>", homework_views.homework, name="homework"),
    path(
        "practice/homework/<uuid:homework_id>/erasure",
        homework_views.homework_erasure,
        name="homework-erasure",
    ),
    path("practice/ladders/new", ladder_views.ladder_new, name="ladder-new"),
    path(_LADDER, ladder_views.ladder, name="ladder"),
    path(f"{_LADDER}/words", ladder_views.ladder_words, name="ladder-words"),
    path(f"{_LADDER}/erasure", ladder_views.ladder_erasure, name="ladder-erasure"),
    path(f"{_LADDER}/rungs", ladder_views.rung_new, name="rung-new"),
    path(_RUNG, ladder_views.rung, name="rung"),
    path(f"{_RUNG}/moves", ladder_views.rung_moves, name="rung-moves"),
    path(f"{_RUNG}/erasure", ladder_views.rung_erasure, name="rung-erasure"),
    path(f"{_RUNG}/question", ladder_views.rung_question, name="rung-question"),
    path("practice/plans/new", tracking_views.tracking_new, name="tracking-new"),
    path("practice/plans/<uuid:plan_id>", tracking_views.tracking, name="tracking"),
    path("practice/plans/<uuid:plan_id>/erasure", tracking_views.tracking_erasure, name="tracking-erasure"),
]
