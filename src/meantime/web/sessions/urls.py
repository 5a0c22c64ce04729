from django.urls import path

from meantime.web.sessions import overview, questions, reflections, sessions, topics

urlpatterns = [
    path("session", overview.show, name="session"),
    path("sessions/new", sessions.add, name="session_new"),
    path("sessions/<uuid:session_id>", sessions.edit, name="session_edit"),
    path("sessions/<uuid:session_id>/erasure", sessions.erase, name="session_erasure"),
    path("topics/new", topics.add, name="topic_new"),
    path("topics/<uuid:topic_id>", topics.edit, name="topic"),
    path("topics/<uuid:topic_id>/moves", topics.move, name="topic_moves"),
    path("topics/<uuid:topic_id>/session", topics.bring, name="topic_session"),
    path("topics/<uuid:topic_id>/erasure", topics.erase, name="topic_erasure"),
    path("questions", questions.show_all, name="questions"),
    path("questions/new", questions.add, name="question_new"),
    path("questions/<uuid:question_id>", questions.edit, name="question"),
    path("questions/<uuid:question_id>/erasure", questions.erase, name="question_erasure"),
    path("reflections/new", reflections.add, name="reflection_new"),
    path("reflections/<uuid:reflection_id>", reflections.edit, name="reflection"),
    path("reflections/<uuid:reflection_id>/erasure", reflections.erase, name="reflection_erasure"),
]
