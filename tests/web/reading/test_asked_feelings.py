"""A kept note that names no feeling: some are asked about, none is ticked, none is kept unless it is chosen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from meantime.language import read
from tests.people import Someone
from tests.web.reading.test_read_back import keep, note_of, offered, shown, write

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
TOLD = "he read my message and left it, third time this week"


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the model fails."""

    def asked(_: str) -> None:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(read, "look", asked)


def feelings(page: str) -> dict[str, tuple[str, bool]]:
    return {key: chip for key, chip in offered(page).items() if key.startswith("feeling:")}


def test_feelings_are_asked_below_a_question_and_none_is_ticked(ana: Someone) -> None:
    page = shown(ana, write(ana, TOLD))

    found = feelings(page)
    assert "Did you feel one of these?" in page
    assert 1 <= len(found) <= 3
    assert all(words.endswith("?") and not ticked for words, ticked in found.values())


def test_only_a_tapped_one_is_kept(ana: Someone) -> None:
    address = write(ana, TOLD)
    first = next(iter(feelings(shown(ana, address))))

    assert note_of(ana, address).emotions == ()
    keep(ana, address, "when")
    assert note_of(ana, address).emotions == ()
    keep(ana, address, first)
    kept = note_of(ana, address).emotions
    assert [(f"feeling:{one.name.replace(' ', '_')}", one.intensity) for one in kept] == [(first, None)]


def test_a_feeling_that_is_said_stands_below_the_usual_heading(ana: Someone) -> None:
    page = shown(ana, write(ana, "felt sad after the call"))

    assert "Did you feel one of these?" not in page
    assert feelings(page) == {"feeling:sad": ("sad", True)}


@pytest.mark.usefixtures("_no_model")
def test_where_notes_are_not_read_the_model_is_not_asked(ana: Someone) -> None:
    ana.journal.change_profile(reads_notes=False, offers_support_card=False)

    assert feelings(shown(ana, write(ana, TOLD))) == {}


def test_where_notes_are_not_read_the_card_alone_is_looked_for(ana: Someone) -> None:
    ana.journal.change_profile(reads_notes=False)

    assert feelings(shown(ana, write(ana, TOLD))) == {}
    assert 'href="/support#now"' in shown(
        ana, write(ana, "I was looking up how not to be here next year, and I meant it")
    )


def test_where_a_feeling_was_chosen_by_hand_none_is_asked(ana: Someone) -> None:
    address = write(ana, TOLD, feeling="hurt")

    assert feelings(shown(ana, address)) == {}
