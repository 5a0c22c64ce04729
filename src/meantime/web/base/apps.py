from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "meantime.web.base"
    label = "base"
