from django.urls import path

from meantime.web.measures import result_views, views

urlpatterns = [
    path("measures", views.measures, name="measures"),
    path("measures/results/<uuid:administration_id>", result_views.result, name="measure-result"),
    path("measures/results/<uuid:administration_id>/answers", result_views.answers, name="measure-answers"),
    path("measures/results/<uuid:administration_id>/brief", result_views.brief, name="measure-brief"),
    path("measures/results/<uuid:administration_id>/privacy", result_views.privacy, name="measure-privacy"),
    path("measures/results/<uuid:administration_id>/erasure", result_views.erasure, name="measure-erasure"),
    path("measures/<slug:form>", views.measure, name="measure"),
    path("measures/<slug:form>/drafts", views.drafts, name="measure-drafts"),
    path("measures/<slug:form>/draft-erasure", views.draft_erasure, name="measure-draft-erasure"),
    path("measures/<slug:form>/questions", views.questions, name="measure-questions"),
    path("measures/<slug:form>/questions/<int:place>", views.question, name="measure-question"),
]
