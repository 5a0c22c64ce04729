from django.apps import AppConfig


class SettingsConfig(AppConfig):
    name = "meantime.web.settings"
    label = "web_settings"
