from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "meantime.web.notes"
    label = "web_notes"
