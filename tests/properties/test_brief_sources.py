"""Every line of every brief leads to records that exist and may be shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.core.brief import brief_for_session, default_session
from meantime.core.brief.build import with_choices
from meantime.core.notes import Note
from meantime.core.topics import Topic
from meantime.exports.brief_text import brief_json
from tests.people import Someone
from tests.properties import strategies

Newcomer = Callable[[], Someone]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_near = st.datetimes(datetime(2026, 10, 20), datetime(2026, 12, 10), timezones=st.just(UTC))
#: Words that would be seen on the page of somebody else.
HIDDEN = "quokkaquokka"


@st.composite
def spans(draw: Any) -> list[Any]:
    """Records of some weeks that point at each other, some of them private."""
    notes = [replace(note, at=draw(_near)) for note in draw(st.lists(strategies.notes, max_size=7))]
    sessions = [replace(one, at=draw(_near)) for one in draw(st.lists(strategies.sessions, max_size=2))]
    topics = [
        replace(
            topic,
            session=draw(st.sampled_from([None, *(one.id for one in sessions)])),
            notes=tuple(draw(st.lists(st.sampled_from([note.id for note in notes]), max_size=3, unique=True)))
            if notes
            else topic.notes,
        )
        for topic in draw(st.lists(strategies.topics, max_size=3))
    ]
    reflections = [replace(one, at=draw(_near)) for one in draw(st.lists(strategies.reflections, max_size=2))]
    questions = draw(st.lists(strategies.questions, max_size=2))
    return list({one.id: one for one in [*notes, *sessions, *topics, *reflections, *questions]}.values())


@settings(max_examples=40)
@given(records=spans())
def test_every_line_leads_to_records_that_are_there_and_not_private(
    newcomer: Newcomer, records: list[Any]
) -> None:
    journal = newcomer().journal
    journal.add_all([marked(one) if is_hidden(one) else one for one in records])
    shared = {one.id for one in records if not is_hidden(one)}

    for session in (None, default_session(journal, now=NOW), *journal.sessions()):
        brief = brief_for_session(journal, session, now=NOW)
        for page in (brief, with_choices(brief, everything_added(brief))):
            assert all(line.sources for line in page.candidates)
            assert {source for line in page.candidates for source in line.sources} <= shared
            assert HIDDEN not in str(brief_json(page))


@settings(max_examples=15)
@given(records=spans())
def test_the_same_records_give_the_same_page(newcomer: Newcomer, records: list[Any]) -> None:
    first, second = newcomer().journal, newcomer().journal
    first.add_all(records)
    second.add_all(records[::-1])
    named = [default_session(journal, now=NOW) for journal in (first, second)]

    assert named[0] == named[1]
    pages = [brief_json(brief_for_session(journal, named[0], now=NOW)) for journal in (first, second)]
    assert {
        name: sorted(map(str, rows)) for name, rows in pages[0]["sections"].items() if name != "questions"
    } == {name: sorted(map(str, rows)) for name, rows in pages[1]["sections"].items() if name != "questions"}


@settings(max_examples=15)
@given(records=spans(), data=st.data())
def test_an_erased_note_leaves_every_page(
    newcomer: Newcomer, records: list[Any], data: st.DataObject
) -> None:
    journal = newcomer().journal
    journal.add_all(records)
    notes = [one.id for one in records if isinstance(one, Note)]
    gone = data.draw(st.sampled_from(notes)) if notes else ""
    journal.erase(gone)

    brief = brief_for_session(journal, default_session(journal, now=NOW), now=NOW)
    assert gone not in {source for line in brief.candidates for source in line.sources}


def is_hidden(record: Any) -> bool:
    return bool(getattr(record, "private", False)) or getattr(record, "other_version_of", None) is not None


def marked(record: Any) -> Any:
    """A private record whose words would be recognised anywhere."""
    if isinstance(record, Topic):
        return replace(record, text=HIDDEN, opening=HIDDEN)
    if isinstance(record, Note):
        return replace(record, text=HIDDEN, triggers=(HIDDEN,))
    named = "felt" if hasattr(record, "felt") else "text"
    return replace(record, **{named: HIDDEN})


def everything_added(brief: Any) -> Any:
    from meantime.core.briefs import BriefChoices

    added = tuple(line.key for line in brief.candidates)
    return BriefChoices(id="00000000-0000-4000-8000-000000000000", session=brief.session, added=added)
