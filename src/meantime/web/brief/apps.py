from django.apps import AppConfig


class BriefConfig(AppConfig):
    name = "meantime.web.brief"
    label = "web_brief"
