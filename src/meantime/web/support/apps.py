from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "meantime.web.support"
    label = "web_support"
