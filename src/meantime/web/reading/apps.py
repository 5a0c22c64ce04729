from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "meantime.web.reading"
    label = "web_reading"
