from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "meantime.web.sessions"
    label = "web_sessions"
