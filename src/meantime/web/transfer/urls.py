from django.urls import path

from meantime.web.transfer import erasing, exporting, importing

urlpatterns = [
    path("import", importing.choose, name="import"),
    path("import/report", importing.report, name="import-report"),
    path("import/done", importing.done, name="import-done"),
    path("imports", importing.imports, name="imports"),
    path("imports/withdrawal", importing.withdrawal, name="import-withdrawal"),
    path("export", exporting.export, name="export"),
    path("exports", exporting.exports, name="exports"),
    path("backup", exporting.backup, name="backup"),
    path("backups", exporting.backups, name="backups"),
    path("erasure", erasing.erasure, name="erasure"),
]
