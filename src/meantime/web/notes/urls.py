from django.urls import path

from meantime.web.notes import part_views, versions, views

urlpatterns = [
    path("", views.today, name="today"),
    path("notes", views.notes, name="notes"),
    path("notes/<uuid:note_id>", views.note, name="note"),
    path("notes/<uuid:note_id>/words", views.words, name="note-words"),
    path("notes/<uuid:note_id>/erasure", views.erasure, name="note-erasure"),
    path("notes/<uuid:note_id>/retraction", views.retraction, name="note-retraction"),
    path("notes/<uuid:note_id>/privacy", views.privacy, name="note-privacy"),
    path("notes/<uuid:note_id>/versions", versions.versions, name="note-versions"),
    path("notes/<uuid:note_id>/<slug:part>", part_views.choose, name="note-part"),
    path("notes/<uuid:note_id>/<slug:part>/ratings", part_views.rate, name="note-part-ratings"),
    path("notes/months", views.months, name="months"),
    path("notes/months/<int:year>/<int:month>", views.month, name="month"),
    path("inbox/key", views.inbox_key, name="inbox-key"),
    path("inbox", views.inbox, name="inbox"),
    path("drafts", views.drafts, name="drafts"),
    path("offline", views.offline, name="offline"),
]
