"""No private answer reaches any printer of any brief: page, PDF, Markdown, JSON, terminal."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pypdf
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.actions.honesty import keep_answer
from meantime.core.brief import brief_for_session
from meantime.core.brief.build import with_choices
from meantime.core.briefs import Brief, BriefChoices
from meantime.core.honesty import Honesty
from meantime.core.session_reviews import SessionReview
from meantime.core.watch_points import WatchPoint
from meantime.exports.brief_text import brief_json, brief_markdown, brief_terminal
from meantime.exports.pdf import brief_pdf
from tests.people import Someone, a_session, an_anxious_note
from tests.properties import strategies

Newcomer = Callable[[], Someone]
WHEN = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
#: Stands in everything that is private; no printer may show it.
SECRET = "Quokkaquokka"

_prompts = st.sampled_from(["avoided", "not_ready", "heavy:x", SECRET])
_hidden = st.builds(
    Honesty, id=strategies.ids, at=st.just(WHEN), prompt=_prompts, answer=st.just(SECRET),
    share=st.sampled_from(["private", "topic"]),
)  # fmt: skip
_reviews = st.builds(
    SessionReview, id=strategies.ids, at=st.just(WHEN), session=strategies.ids, shifted=st.just(SECRET),
    remember=st.just(SECRET), more_or_less=st.just(SECRET), answers=st.just({"heard": "no"}),
)  # fmt: skip
_watched = st.builds(WatchPoint, id=strategies.ids, text=st.just(SECRET), private=st.just(True))


@settings(max_examples=20)
@given(
    answers=st.lists(_hidden, max_size=4, unique_by=lambda one: one.id),
    rest=st.lists(_reviews | _watched, max_size=3, unique_by=lambda one: one.id),
    told=st.booleans(),
)
def test_no_private_answer_reaches_any_printer_of_any_brief(
    newcomer: Newcomer, answers: list[Honesty], rest: list[Any], told: bool
) -> None:
    someone = newcomer()
    last, ahead = a_session("2026-11-19T16:00:00+00:00"), a_session("2026-11-26T16:00:00+00:00")
    someone.keeps(last, ahead, an_anxious_note("2026-11-20T08:00:00+00:00"), *rest)
    for one in answers:
        keep_answer(someone.journal, one, session=ahead.id)
    if told:
        said = Honesty(id=str(uuid4()), at=WHEN, prompt="avoided", answer="Told aloud", share="brief")
        keep_answer(someone.journal, said, session=ahead.id)

    for session in (last, ahead, None):
        brief = brief_for_session(someone.journal, session, now=NOW)
        for page in (brief, with_choices(brief, everything_on(brief))):
            for printed in printers(page):
                assert SECRET not in printed
                assert not any(one.id in printed for one in answers)
                assert ("Told aloud" in printed) is (told and session is not last)
    for address in (f"/sessions/{ahead.id}/brief", f"/sessions/{ahead.id}/brief/lines", "/brief.md"):
        assert SECRET not in someone.browser.get(address, follow=True).content.decode()


def test_the_secret_would_be_seen_were_it_put_in_the_brief(newcomer: Newcomer) -> None:
    """The control: the same answer with another choice is on every page."""
    someone, ahead = newcomer(), a_session("2026-11-26T16:00:00+00:00")
    someone.keeps(ahead)
    hidden = Honesty(id=str(uuid4()), at=WHEN, prompt="avoided", answer=SECRET)
    keep_answer(someone.journal, replace(hidden, share="brief"), session=ahead.id)

    brief = brief_for_session(someone.journal, ahead, now=NOW)

    assert all(SECRET in printed for printed in printers(brief))


def printers(brief: Brief) -> Iterator[str]:
    """The brief as each printer gives it. The web page is asked for by its address."""
    yield json.dumps(brief_json(brief))
    yield brief_markdown(brief)
    yield brief_terminal(brief)
    made = brief_pdf(brief, paper="a4", marks=[], source_days={})
    yield " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def everything_on(brief: Brief) -> BriefChoices:
    return BriefChoices(id="", session=brief.session, added=tuple(line.key for line in brief.candidates))
