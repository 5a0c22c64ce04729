from __future__ import annotations

import pytest

from tests.journeys.pages import Visitor


@pytest.fixture
def phone(_world: None, settings: object) -> Visitor:
    """A phone on which Meantime was never opened, on a machine of one person."""
    settings.MEANTIME_SEVERAL = False
    return Visitor()
