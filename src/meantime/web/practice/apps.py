from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "meantime.web.practice"
    label = "web_practice"
