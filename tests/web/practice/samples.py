"""A record of every kind of the Practice place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from meantime.core.homework import Attempt, Homework
from meantime.core.ladders import Ladder, Rung
from meantime.core.practice import PracticeDraft
from meantime.core.tracking import TrackingPlan

#: Ids of the records, by the name an address gives them.
PRACTISED = {
    name: f"00000000-0000-4000-8000-0000000000{number}"
    for number, name in enumerate(("draft", "attempt", "homework", "ladder", "rung", "plan"), start=50)
}


def practised(at: datetime, *, words: str) -> list[Any]:
    """A draft, an attempt, homework, a ladder and a plan. The draft's exercise has a step "ask"."""
    ids = PRACTISED
    said = {"ask": f"{words} ask"}
    rung = Rung(id=ids["rung"], text=f"{words} rung", agreed=True)
    return [
        PracticeDraft(id=ids["draft"], guide="ask_well", exercise="communication", started=at, answers=said),
        Attempt(id=ids["attempt"], exercise="breathing", at=at, outcome="did_it", learned=f"{words} learned"),
        Homework(id=ids["homework"], exercise="breathing", title=f"{words} homework"),
        Ladder(id=ids["ladder"], theme=f"{words} ladder", rungs=(rung,)),
        TrackingPlan(id=ids["plan"], starts=at.date(), ends=at.date(), about=f"{words} plan"),
    ]
