from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "meantime.web.transfer"
    label = "web_transfer"
