"""How a moment without a skill went on: asked later, kindly; kept as the skill "nothing", or put aside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from meantime.core.alone import is_drawn
from meantime.core.notes import CopingSkill, Emotion, Note
from tests.people import Someone

NOON = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
DRAWN = next(
    one for one in (str(UUID(int=n, version=4)) for n in range(100)) if is_drawn(Note(id=one, at=NOON))
)


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def kept(ana: Someone, *, intensity: int | None = 7, minutes: int = 60, **more: object) -> Note:
    at = NOON - timedelta(minutes=minutes)
    emotions = (Emotion(name="anxious", intensity=intensity),)
    return ana.keeps(
        Note(
            id=DRAWN, at=at, tz="Europe/London", text="Felt <b>sick</b> on the bus", emotions=emotions, **more
        )
    )


def stored(ana: Someone) -> Note:
    return ana.journal.find(Note, DRAWN).record


def today(ana: Someone) -> str:
    return ana.browser.get("/").content.decode()


def test_a_drawn_note_is_asked_about_on_today_with_the_reason(ana: Someone) -> None:
    kept(ana)

    page = today(ana)

    assert "How did it go on?" in page
    assert "At 11:30 you wrote:" in page
    assert "Felt &lt;b&gt;sick&lt;/b&gt; on the bus" in page
    assert "About one note in five is asked." in page
    assert "How strong was it then?" not in page


def test_the_answer_is_a_moment_without_a_skill(ana: Someone) -> None:
    kept(ana)

    answer = ana.browser.post(f"/notes/{DRAWN}/moments", {"after": "4"})

    assert answer.headers["Location"] == f"/notes/{DRAWN}"
    assert stored(ana).coping == (CopingSkill(skill="nothing", before=7, after=4),)
    assert "How did it go on?" not in today(ana)


def test_what_was_not_rated_is_asked_too(ana: Someone) -> None:
    kept(ana, intensity=None)
    assert "How strong was it then?" in today(ana)

    half = ana.browser.post(f"/notes/{DRAWN}/moments", {"after": "4"})
    assert half.status_code == 422
    assert 'name="after" value="4" checked' in half.content.decode()

    ana.browser.post(f"/notes/{DRAWN}/moments", {"before": "8", "after": "4"})
    assert stored(ana).coping == (CopingSkill(skill="nothing", before=8, after=4),)


def test_sent_twice_it_is_kept_once(ana: Someone) -> None:
    kept(ana)

    for after in ("4", "2"):
        ana.browser.post(f"/notes/{DRAWN}/moments", {"after": after})

    assert len(stored(ana).coping) == 1


def test_not_now_puts_it_aside_and_keeps_nothing(ana: Someone) -> None:
    kept(ana)

    assert ana.browser.post(f"/notes/{DRAWN}/moments", {"later": "yes"}).headers["Location"] == "/"

    assert "How did it go on?" not in today(ana)
    assert stored(ana).coping == ()


@pytest.mark.parametrize("given", ["11", "-1", "", "４", "x"])
def test_a_number_that_is_none_of_the_row_is_asked_again(ana: Someone, given: str) -> None:
    kept(ana)

    assert ana.browser.post(f"/notes/{DRAWN}/moments", {"after": given}).status_code == 422
    assert stored(ana).coping == ()


def test_nothing_is_asked_right_away_or_when_questions_are_switched_off(ana: Someone) -> None:
    kept(ana, minutes=5)
    assert "How did it go on?" not in today(ana)
    ana.journal.erase(DRAWN)
    kept(ana)
    ana.journal.change_profile(asks_questions=False)
    assert "How did it go on?" not in today(ana)


def test_nobody_else_can_answer(ana: Someone, ben: Someone, chris: Someone) -> None:
    kept(ana)

    for other in (ben, chris):
        assert other.browser.post(f"/notes/{DRAWN}/moments", {"after": "4"}).status_code == 404
