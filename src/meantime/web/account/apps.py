from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "meantime.web.account"
    label = "web_account"
