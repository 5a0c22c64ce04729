"""These pages are about days and times: their present is the Monday of the small world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine


@pytest.fixture(autouse=True)
def _monday(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield
