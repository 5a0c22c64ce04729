from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

from tests.people import Someone, make_person

settings.register_profile(
    "rooms",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("rooms")


@pytest.fixture
def newcomer(_world: None) -> Callable[[], Someone]:
    """Makes a person with an empty journal, another one each time."""
    numbers = count()
    return lambda: make_person(f"person {next(numbers)}")
