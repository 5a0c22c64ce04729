"""Ladders of one and of two hundred steps: added, ordered with buttons, practised only when agreed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from meantime.core.homework import Attempt
from meantime.core.ladders import Ladder, Rung
from tests.people import Someone

pytestmark = pytest.mark.django_db


def ladder(count: int, *, agreed: bool = True) -> Ladder:
    rungs = tuple(
        Rung(id=str(uuid4()), text=f"step number {n}", distress=40, agreed=agreed) for n in range(count)
    )
    return Ladder(id=str(uuid4()), theme="Going back to the shop", rungs=rungs)


def form(**more: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "rev": "0", **more}


def order(someone: Someone) -> list[str]:
    [kept] = someone.journal.of_kind(Ladder)
    return [rung.text for rung in kept.rungs]


def test_a_ladder_is_begun_and_gets_its_steps_one_by_one(ana: Someone) -> None:
    begun = ana.browser.post("/practice/ladders/new", form(theme="Shops", feared="I'll have to run out"))
    url = begun.headers["Location"]

    ana.browser.post(f"{url}/rungs", form(text="With Jo, early", distress="40", agreed="on"))
    ana.browser.post(f"{url}/rungs", form(text="Alone"))

    [kept] = ana.journal.of_kind(Ladder)
    assert (kept.theme, kept.feared) == ("Shops", "I'll have to run out")
    assert [(r.text, r.distress, r.agreed) for r in kept.rungs] == [
        ("With Jo, early", 40, True),
        ("Alone", None, False),
    ]


@pytest.mark.parametrize("count", [1, 200])
def test_a_ladder_with_one_and_with_two_hundred_steps_is_shown_whole(ana: Someone, count: int) -> None:
    kept = ana.keeps(ladder(count))

    page = ana.browser.get(f"/practice/ladders/{kept.id}").content.decode()

    assert page.count("Do this step") == count
    assert page.count('value="up"') == page.count('value="down"') == count - 1


def test_step_two_hundred_and_one_is_refused_and_its_words_stay(ana: Someone) -> None:
    kept = ana.keeps(ladder(200))

    answer = ana.browser.post(f"/practice/ladders/{kept.id}/rungs", form(text="one more"))

    assert answer.status_code == 422
    assert "A ladder holds 200 steps at most." in answer.content.decode()
    assert 'value="one more"' in answer.content.decode()
    assert len(order(ana)) == 200


def test_steps_change_places_with_buttons(ana: Someone) -> None:
    kept = ana.keeps(ladder(3))
    url = f"/practice/ladders/{kept.id}/rungs"

    ana.browser.post(f"{url}/{kept.rungs[2].id}/moves", {"direction": "up"})
    assert order(ana) == ["step number 0", "step number 2", "step number 1"]
    ana.browser.post(f"{url}/{kept.rungs[0].id}/moves", {"direction": "up"})  # already the first
    ana.browser.post(f"{url}/{uuid4()}/moves", {"direction": "up"})  # not there any more

    assert order(ana) == ["step number 0", "step number 2", "step number 1"]


def test_a_step_is_changed_in_its_place_and_taken_off(ana: Someone) -> None:
    kept = ana.keeps(ladder(2))
    first = f"/practice/ladders/{kept.id}/rungs/{kept.rungs[0].id}"

    ana.browser.post(first, form(text="changed", distress="70"))
    assert order(ana) == ["changed", "step number 1"]
    ana.browser.post(f"{first}/erasure")

    assert order(ana) == ["step number 1"]


@pytest.mark.parametrize("distress", ["101", "-10", "45.5", "much"])
def test_a_rating_outside_the_scale_is_refused(ana: Someone, distress: str) -> None:
    kept = ana.keeps(ladder(1))

    answer = ana.browser.post(f"/practice/ladders/{kept.id}/rungs", form(text="new", distress=distress))

    assert answer.status_code == 422
    assert "Choose a number from 0 to 100." in answer.content.decode()
    assert len(order(ana)) == 1


def test_a_step_not_agreed_is_not_practised_and_can_be_asked_about_once(ana: Someone) -> None:
    kept = ana.keeps(ladder(1, agreed=False))
    page = ana.browser.get(f"/practice/ladders/{kept.id}").content.decode()

    for _ in range(2):
        ana.browser.post(f"/practice/ladders/{kept.id}/rungs/{kept.rungs[0].id}/question")

    assert "Do this step" not in page
    assert "Not agreed yet." in page
    assert [q.text for q in ana.journal.questions()] == ["Can we plan this step? step number 0"]


def test_what_was_predicted_stands_beside_what_happened(ana: Someone) -> None:
    kept = ana.keeps(ladder(1))
    ana.keeps(
        Attempt(
            id=str(uuid4()),
            exercise="exposure",
            guide="exposure_step",
            at=datetime(2026, 11, 21, 11, tzinfo=UTC),
            outcome="did_it",
            answers={"worry": "I'll run out", "likely": 80, "happened": "no"},
            learned="It came down by itself",
            extra={"ladder": kept.id, "rung": kept.rungs[0].id},
        )
    )

    page = ana.browser.get(f"/practice/ladders/{kept.id}").content.decode()

    assert "I thought 80 of 100 likely. Did it happen? No." in page
    assert "It came down by itself" in page


def test_its_name_can_be_changed_and_it_can_be_erased(ana: Someone) -> None:
    kept = ana.keeps(ladder(1))
    url = f"/practice/ladders/{kept.id}"

    ana.browser.post(f"{url}/words", form(theme="Other", private="on"))
    [changed] = ana.journal.of_kind(Ladder)
    ana.browser.post(f"{url}/erasure")

    assert (changed.theme, changed.private, len(changed.rungs)) == ("Other", True, 1)
    assert ana.journal.of_kind(Ladder) == []
