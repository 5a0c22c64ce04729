"""The small world of the tests: a data folder of its own, cheap keys, and three people (see people.py)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

os.environ.setdefault("MEANTIME_HOME", tempfile.mkdtemp(prefix="meantime-tests-"))
os.environ.setdefault("MEANTIME_TEST_CHEAPEST_ARGON2", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps an event loop in the thread

from tests.people import Someone, make_person  # noqa: E402 - the environment comes first

#: Monday of the week most tests happen in.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


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
def _world(db: None, _static_files: None, settings: object) -> Iterator[None]:
    settings.MEANTIME_SEVERAL = True
    yield


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
