from django.urls import path

from meantime.web.brief import views

urlpatterns = [
    path("brief", views.show, name="brief_now"),
    path("brief/lines", views.lines, name="brief_now_lines"),
    path("brief.pdf", views.pdf, name="brief_now_pdf"),
    path("brief.md", views.markdown, name="brief_now_markdown"),
    path("brief.json", views.as_json, name="brief_now_json"),
    path("sessions/<uuid:session_id>/brief", views.show, name="brief"),
    path("sessions/<uuid:session_id>/brief/lines", views.lines, name="brief_lines"),
    path("sessions/<uuid:session_id>/brief.pdf", views.pdf, name="brief_pdf"),
    path("sessions/<uuid:session_id>/brief.md", views.markdown, name="brief_markdown"),
    path("sessions/<uuid:session_id>/brief.json", views.as_json, name="brief_json"),
]
