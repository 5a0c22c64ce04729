from django.apps import AppConfig


class FindConfig(AppConfig):
    name = "meantime.web.find"
    label = "web_find"
