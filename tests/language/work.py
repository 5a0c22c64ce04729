"""How much work a reading is, on any machine: calls are counted, no clock is read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls_made(call: Callable[[], object]) -> int:
    """How many functions are called the second time round, those of Python itself (patterns, lists) among them."""
    call()  # words and patterns are loaded once
    made, before = 0, sys.getprofile()

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(before)
    return made
