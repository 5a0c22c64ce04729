from django.urls import path

from meantime.web.settings import faith_views, lock_views, measure_views, support_views, views

urlpatterns = [
    path("settings", views.settings, name="settings"),
    path("settings/look", views.look, name="settings-look"),
    path("settings/place", views.place, name="settings-place"),
    path("settings/name", views.name, name="settings-name"),
    path("settings/reading", views.reading, name="settings-reading"),
    path("settings/preparing", views.preparing, name="settings-preparing"),
    path("settings/support", support_views.support, name="settings-support"),
    path("settings/support/first", support_views.first, name="settings-first"),
    path("settings/faith", faith_views.faith, name="settings-faith"),
    path("settings/faith/texts/new", faith_views.new_text, name="settings-faith-text-new"),
    path("settings/faith/texts/<uuid:text_id>", faith_views.text, name="settings-faith-text"),
    path(
        "settings/faith/texts/<uuid:text_id>/erasure",
        faith_views.text_erasure,
        name="settings-faith-text-erasure",
    ),
    path("settings/measures", measure_views.measures, name="settings-measures"),
    path("settings/about", views.about, name="settings-about"),
    path("settings/lock", lock_views.lock, name="settings-lock"),
    path("settings/passphrase", lock_views.passphrase, name="settings-passphrase"),
    path("settings/recovery-key", lock_views.recovery_key, name="settings-recovery-key"),
]
