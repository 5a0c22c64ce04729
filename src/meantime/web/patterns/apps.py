from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "meantime.web.patterns"
    label = "web_patterns"
