from django.apps import AppConfig


class StorageConfig(AppConfig):
    name = "meantime.storage"
    label = "storage"
