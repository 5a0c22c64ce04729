from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "meantime.accounts"
    label = "accounts"
