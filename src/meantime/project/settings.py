"""Django settings. Everything an operator may decide comes from the environment; `docs/run/settings.md` lists it."""

from __future__ import annotations

import os

import dj_database_url

from meantime.project.secret_key import secret_key
from meantime.storage.environment import data_folder, is_on
from meantime.vault.profiles import CHEAPEST, RFC_9106_LOW_MEMORY

MEANTIME_HOME = data_folder()
#: Whether several people may sign up on this server; otherwise one person has it for themselves.
MEANTIME_SEVERAL = is_on("MEANTIME_SEVERAL")
#: How dear one try of a passphrase is. The cheap profile is for the test suite and says so in its name.
MEANTIME_ARGON2 = CHEAPEST if is_on("MEANTIME_TEST_CHEAPEST_ARGON2") else RFC_9106_LOW_MEMORY
#: Set by `meantime demo`: shows the "Invented person" banner.
MEANTIME_DEMO = is_on("MEANTIME_DEMO")

SECRET_KEY = secret_key(MEANTIME_HOME)
DEBUG = False
ALLOWED_HOSTS = [h for h in os.environ.get("MEANTIME_HOSTS", "").split(",") if h] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("MEANTIME_ORIGINS", "").split(",") if o]
if is_on("MEANTIME_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "meantime.accounts",
    "meantime.storage",
    "meantime.web.base",
    "meantime.web.account",
    "meantime.web.notes",
    "meantime.web.sessions",
    "meantime.web.brief",
    "meantime.web.find",
    "meantime.web.patterns",
    "meantime.web.reading",
    "meantime.web.practice",
    "meantime.web.measures",
    "meantime.web.support",
    "meantime.web.settings",
    "meantime.web.transfer",
]
MIDDLEWARE = [
    "meantime.web.base.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random bytes to each page, so that the length of a compressed page tells nothing (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "meantime.web.base.middleware.full_disk",
    "django.middleware.csrf.CsrfViewMiddleware",
    "meantime.web.base.middleware.open_journal",
]
ROOT_URLCONF = "meantime.project.urls"
WSGI_APPLICATION = "meantime.project.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "meantime.web.base.context.look",
            ],
        },
    }
]
FORM_RENDERER = "meantime.web.base.forms.MeantimeRenderer"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{MEANTIME_HOME / 'meantime.sqlite3'}",
        conn_max_age=None,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # The write lock is taken at the start of a transaction: two writers queue instead of one being refused.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: a note that was said to be kept survives a power cut (measured: NORMAL loses some).
        # mmap_size, in bytes: sealed pages are read where the system keeps them. A search reads 27 MB of index at
        # 20,000 notes: 5 ms instead of 13.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; "
            "PRAGMA mmap_size=268435456;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = MEANTIME_HOME / "static"
STORAGES = {"staticfiles": {"BACKEND": "meantime.project.static_files.HashedFiles"}}
WHITENOISE_MAX_AGE = 31_536_000

# What a person typed must come back to them in full, also when it is too long to keep.
DATA_UPLOAD_MAX_MEMORY_SIZE = 80 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# Uploads stay in memory: a temporary file would be a readable copy on disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 80 * 1024 * 1024

CSRF_COOKIE_NAME = "mt-form"
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "meantime.web.base.errors.form_too_old"

# Paths and times of requests are nobody's business, and errors may carry words: only an error's name is written.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {
        "quiet": {"class": "logging.NullHandler"},
        "names": {"class": "meantime.project.quiet_log.NamesOnly"},
    },
    "root": {"handlers": ["quiet"], "level": "WARNING"},
    "loggers": {"django.request": {"handlers": ["names"], "level": "ERROR", "propagate": False}},
}
