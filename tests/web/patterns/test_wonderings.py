"""A person's own questions: asked, answered with the same honesty, changed, erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from meantime.core.notes import Emotion, Note
from meantime.core.wonderings import Wondering
from tests.patterns.diaries import START, tagged, wobble
from tests.people import Someone

DAY = timedelta(days=1)


def with_mum() -> list[Note]:
    """Sixty notes; the twenty with mum are three points stronger."""
    made = tagged(60, lambda i, has: 4 + 3 * has + wobble(i))
    return [replace(note, id=str(uuid4()), tz="Europe/London") for note in made]


def page_of(someone: Someone, path: str = "/patterns/wonderings") -> str:
    return str(someone.browser.get(path).content.decode())


def ask(someone: Someone, when: str, then: str, **more: str) -> object:
    form = {"id": str(uuid4()), "when": when, "then": then, **more}
    return someone.browser.post("/patterns/wonderings/new", form)


def kept(someone: Someone) -> list[Wondering]:
    return someone.journal.of_kind(Wondering)


def test_a_question_is_asked_and_answered_with_its_notes_and_a_chart(ana: Someone) -> None:
    notes = with_mum()
    ana.keeps(*notes)

    assert ask(ana, "mum", "anxious").headers["Location"] == "/patterns/wonderings"
    page = page_of(ana)

    assert "In notes with “mum” you rated “anxious” about" in page
    assert "this doesn’t show which causes which." in page
    assert "The 17 notes with the first half" in page
    assert f'href="/notes/{notes[48].id}"' in page
    assert "On 17 days with mum: usually 7. On the other 33: usually 4." in page
    assert "In notes with “mum”" in page_of(ana, "/patterns")


def test_the_chart_shows_the_feeling_that_was_asked_about_and_all_notes_of_the_answer(ana: Someone) -> None:
    notes = [
        replace(
            one,
            emotions=(*one.emotions, Emotion(name="sad", intensity=9 if one.triggers else 1)),
            at=START + n * 2 * DAY,
        )
        for n, one in enumerate(with_mum())
    ]
    ana.keeps(*notes)
    ask(ana, "mum", "sad")

    page = page_of(ana)

    assert "sad, 0 to 10; 0 where it was not named, on 50 days: lowest 1" in page
    assert "On 17 days with mum: usually 9. On the other 33: usually 1." in page


def test_the_words_that_counted_are_named(ana: Someone) -> None:
    notes = [replace(one, text="Slept badly." if one.triggers else "Slept well.") for one in with_mum()]
    ana.keeps(*notes)
    ask(ana, "bad sleep", "anxious")

    page = page_of(ana)

    assert "In notes with “bad sleep” you rated “anxious” about" in page
    assert "As “bad sleep” counted: “slept badly”." in page


def test_too_few_notes_say_so_with_counts(ana: Someone) -> None:
    ana.keeps(*with_mum()[:9])
    ask(ana, "mum", "anxious")

    assert "Too few notes to say." in page_of(ana)


def test_a_question_needs_both_halves_and_keeps_what_was_typed(ana: Someone) -> None:
    answer = ask(ana, "slept <badly>", " ")

    assert answer.status_code == 422
    assert "slept &lt;badly&gt;" in answer.content.decode()
    assert "Write what it may go with." in answer.content.decode()
    assert kept(ana) == []


def test_five_questions_at_a_time(ana: Someone) -> None:
    for n in range(5):
        ask(ana, f"thing {n}", "anxious")

    refused = ask(ana, "one more", "anxious")

    assert refused.status_code == 422
    assert "Erase one, then ask another." in refused.content.decode()
    assert "one more" in refused.content.decode()
    assert len(kept(ana)) == 5
    assert "Ask a question" not in page_of(ana)


def test_a_form_sent_twice_is_one_question(ana: Someone) -> None:
    same = str(uuid4())

    for _ in range(2):
        assert ask(ana, "mum", "anxious", id=same).status_code == 302

    assert [one.when for one in kept(ana)] == ["mum"]


def test_a_question_can_be_changed_and_erased(ana: Someone) -> None:
    ask(ana, "mum", "anxious")
    (one,) = kept(ana)
    path = f"/patterns/wonderings/{one.id}"

    ana.browser.post(path, {"id": one.id, "rev": "1", "when": "dad", "then": "sad"})
    assert [(w.when, w.then, w.asked_on) for w in kept(ana)] == [("dad", "sad", one.asked_on)]

    late = ana.browser.post(path, {"id": one.id, "rev": "1", "when": "aunt", "then": "sad"})
    assert late.status_code == 422
    assert "aunt" in late.content.decode()
    assert kept(ana)[0].when == "dad"

    assert "This cannot be undone." in page_of(ana, f"{path}/erasure")
    ana.browser.post(f"{path}/erasure")
    assert kept(ana) == []


@pytest.mark.parametrize("part", ["", "/erasure"])
def test_a_strangers_question_is_not_there(ana: Someone, ben: Someone, chris: Someone, part: str) -> None:
    ask(ana, "canary", "anxious")
    (one,) = kept(ana)

    for other in (ben, chris):
        assert other.browser.get(f"/patterns/wonderings/{one.id}{part}").status_code == 404
        assert other.browser.post(f"/patterns/wonderings/{one.id}{part}").status_code == 404
        assert "canary" not in page_of(other)
    assert len(kept(ana)) == 1
