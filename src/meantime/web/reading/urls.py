from django.urls import path

from meantime.web.reading import alone, views

urlpatterns = [
    path("notes/<uuid:note_id>/proposals", views.proposals, name="note-proposals"),
    path("notes/<uuid:note_id>/additions", views.additions, name="note-additions"),
    path("notes/<uuid:note_id>/moments", alone.moments, name="note-moments"),
    path("support/card", views.card, name="support-card"),
]
