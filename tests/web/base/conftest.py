"""A real browser on the real pages, with plain names for static files: the test server does not know hashed ones."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def plain_static(settings: Any) -> None:
    """Static files under their own names."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
