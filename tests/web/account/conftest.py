from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.journeys.pages import Visitor


@pytest.fixture
def visitor(_world: None) -> Visitor:
    """A browser that was never here, on a server for several people."""
    return Visitor()


@pytest.fixture
def alone(_world: None, settings: object) -> Visitor:
    """A browser that was never here, on a machine of one person where nobody has a journal yet."""
    settings.MEANTIME_SEVERAL = False
    return Visitor()


@pytest.fixture
def by_https(_world: None) -> Callable[[], Visitor]:
    """A browser that comes by HTTPS."""
    return lambda: Visitor(Client(enforce_csrf_checks=True, headers={"referer": "https://testserver/"}))
