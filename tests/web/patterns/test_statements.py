"""What holds is shown with its chart, its notes and its table, and the person has the last word on it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from meantime.core.notes import Note, Symptom
from meantime.core.pattern_answers import PatternAnswer
from meantime.core.sessions import TherapySession
from tests.patterns.diaries import episodes, tagged, wobble
from tests.people import Someone


def with_mum(tag: str = "mum", *, private: bool = False) -> list[Note]:
    """Sixty notes; the twenty with mum are three points stronger, and may be private."""
    notes = tagged(60, lambda i, has: 4 + 3 * has + wobble(i), tag=tag)
    return [
        replace(note, id=str(uuid4()), tz="Europe/London", private=private and bool(note.triggers))
        for note in notes
    ]


def page_of(someone: Someone, path: str = "/patterns") -> str:
    return str(someone.browser.get(path).content.decode())


def say(someone: Someone, answer: str, key: str = "trigger:mum") -> str:
    """Answer, and the page that follows."""
    moved = someone.browser.post("/patterns/answers", {"key": key, "answer": answer})
    return page_of(someone, moved.headers["Location"])


@pytest.fixture
def notes(ana: Someone) -> list[Note]:
    """Ana's notes."""
    made = with_mum()
    ana.keeps(*made)
    return made


def test_a_statement_has_a_sentence_a_chart_a_table_and_its_notes(ana: Someone, notes: list[Note]) -> None:
    page = page_of(ana)

    assert "With mum your notes are about" in page
    assert "They go together; this doesn’t show which causes which." in page
    assert "possible patterns in 60 notes." in page
    assert "All of this describes the 60 days you wrote on, of" in page
    assert 'role="img" aria-labelledby="chart-1-title"' in page
    assert "On 20 days with mum: usually 7. On the other 40: usually 4." in page
    assert "The 20 notes behind this" in page
    assert f'href="/notes/{notes[57].id}"' in page
    assert page.count('<th scope="row">') == 60


def test_what_helped_comes_first(ana: Someone, notes: list[Note]) -> None:
    rows = [
        ("slow breathing", 7, 3 + n % 4 // 2) if n % 2 else ("nothing", 7, 6 + n % 4 // 2) for n in range(40)
    ]
    ana.keeps(
        *(
            replace(note, id=str(uuid4()), at=note.at + timedelta(hours=2), emotions=())
            for note in episodes(rows)
        )
    )

    page = page_of(ana)

    assert page.index("After “slow breathing” the feeling fell") < page.index("With mum your notes")
    assert (
        "slow breathing: before 7, after 3.5, 20 times; without anything: before 7, after 6.5, 20 times."
        in page
    )


def test_at_most_three_statements_are_shown_and_the_others_counted(ana: Someone) -> None:
    made = with_mum()
    for n, tag in enumerate(("a", "b", "c")):
        made = [
            replace(note, triggers=(*note.triggers, tag)) if note.triggers and i % 20 != n * 3 else note
            for i, note in enumerate(made)
        ]
    ana.keeps(*made)

    page = page_of(ana)

    assert page.count('class="statement"') == 3
    assert "1 more holds. Three are shown at a time" in page


def test_an_accepted_pattern_goes_into_the_brief_and_can_be_taken_out(
    ana: Someone, notes: list[Note]
) -> None:
    session = ana.keeps(
        TherapySession(id=str(uuid4()), at=notes[-1].at + timedelta(days=2), tz="Europe/London")
    )

    page = say(ana, "accepted")

    assert "It is in your brief, under “What I notice”." in page
    assert 'class="statement"' not in page
    brief = page_of(ana, f"/sessions/{session.id}/brief")
    assert "With mum my notes are about" in brief
    assert "20 with it, 40 without" in brief
    assert f'href="/notes/{notes[0].id}"' in brief

    assert 'class="statement"' in say(ana, "again")
    assert "With mum my notes are about" not in page_of(ana, f"/sessions/{session.id}/brief")


def test_a_pattern_of_private_notes_is_the_persons_own_and_never_in_the_brief(ana: Someone) -> None:
    made = with_mum("canary", private=True)
    ana.keeps(*made)
    session = ana.keeps(
        TherapySession(id=str(uuid4()), at=made[-1].at + timedelta(days=2), tz="Europe/London")
    )

    page = say(ana, "accepted", "trigger:canary")

    assert "It does not hold without your private notes, so it is not in your brief." in page
    for form in ("brief", "brief/lines", "brief.md", "brief.json"):
        assert "canary" not in page_of(ana, f"/sessions/{session.id}/{form}")


def test_a_pattern_that_no_longer_holds_left_the_brief_and_the_page_says_so(
    ana: Someone, notes: list[Note]
) -> None:
    say(ana, "accepted")
    for note in notes[:57:3]:
        ana.journal.erase(note.id)

    assert "Your notes no longer show this, so it left your brief." in page_of(ana)


@pytest.mark.parametrize(
    ("answer", "word"), [("hidden", "Hidden"), ("not_helpful", "Not helpful"), ("wrong", "Wrong")]
)
def test_a_pattern_that_is_put_away_is_no_statement_and_comes_back_when_asked(
    ana: Someone, notes: list[Note], answer: str, word: str
) -> None:
    page = say(ana, answer)

    assert 'class="statement"' not in page
    assert f"{word}, " in page
    assert 'class="statement"' in say(ana, "again")
    assert ana.journal.of_kind(PatternAnswer) == []


def test_a_changed_mind_leaves_one_answer(ana: Someone, notes: list[Note]) -> None:
    say(ana, "hidden")
    say(ana, "accepted")

    (kept,) = ana.journal.of_kind(PatternAnswer)
    assert (kept.key, kept.answer, kept.tier) == ("trigger:mum", "accepted", "clear")
    assert kept.said.startswith("With mum your notes are about")


def test_what_does_not_hold_cannot_be_answered(ana: Someone, notes: list[Note]) -> None:
    for form in ({"key": "trigger:dad", "answer": "accepted"}, {"key": "trigger:mum", "answer": "maybe"}, {}):
        assert ana.browser.post("/patterns/answers", form).status_code == 404
    assert ana.journal.of_kind(PatternAnswer) == []


def test_a_stranger_finds_no_pattern_of_ana_to_answer(
    ana: Someone, ben: Someone, chris: Someone, notes: list[Note]
) -> None:
    for other in (ben, chris):
        assert "mum" not in page_of(other)
        form = {"key": "trigger:mum", "answer": "accepted"}
        assert other.browser.post("/patterns/answers", form).status_code == 404


def test_what_a_person_wrote_is_never_markup_in_a_chart(ana: Someone) -> None:
    ana.keeps(*with_mum("<script>x</script>"))

    page = page_of(ana)

    assert "With &lt;script&gt;" in page
    assert "<script>x" not in page


def test_a_link_is_counted_alike_in_its_sentence_and_its_chart(ana: Someone) -> None:
    tight = Symptom(name="tight chest")
    ana.keeps(
        *(
            replace(note, symptoms=(tight,) if note.triggers or n == 4 else ())
            for n, note in enumerate(with_mum())
        )
    )

    page = page_of(ana)

    assert "None stands out" not in page
    found = re.search(
        r"“tight chest” is in (\d+) of (\d+) notes with mum, and in (\d+) of (\d+) without", page
    )
    assert found
    both, with_it, other, without = found.groups()
    assert f"notes with mum: {both} of {with_it}; other notes: {other} of {without}." in page
