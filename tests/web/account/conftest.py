from __future__ import annotations

import pytest

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
