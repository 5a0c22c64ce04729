"""The small world of the tests: a present, and three people (see people.py). The environment is in environment.py."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.people import Someone, make_person

#: Root needs --no-sandbox; the others keep chromium from looking for hosts of its own.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
#: Monday of the week most tests happen in.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's chromium, started once for the whole suite; without it a test is skipped, with CI=true it fails."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("chromium is not on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def now() -> datetime:
    """The present of a test: Monday 23 November 2026, 09:00 in London."""
    return NOW


@pytest.fixture(scope="session")
def _static_files(django_test_environment: None) -> None:
    """Collect the static files once, as the server does, so that pages find them by their hashed names."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture
def _world(db: None, _static_files: None, settings: object) -> None:
    settings.MEANTIME_SEVERAL = True


@pytest.fixture
def ana(_world: None) -> Someone:
    """A client with a journal, signed in on her phone."""
    return make_person("ana")


@pytest.fixture
def ben(_world: None) -> Someone:
    """Ana's therapist, who keeps a journal of his own here."""
    return make_person("ben")


@pytest.fixture
def chris(_world: None) -> Someone:
    """Another client, a stranger to both."""
    return make_person("chris")
