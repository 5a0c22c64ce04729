from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "meantime.web.measures"
    label = "web_measures"
