"""The small world of the tests: a present, and three people (see people.py). The environment is in environment.py."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.people import Someone, make_person

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
