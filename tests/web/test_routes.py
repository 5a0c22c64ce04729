"""Every address of the app, asked by everybody: a browser nobody signed in to, Chris, and Ana, whose records they are.

The table in `route_table.py` is the promise. A new route without a row here fails, and so does a row without a route.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from meantime.accounts.links import new_link
from meantime.actions.themes import themes_of
from meantime.core.fair_trials import FairTrial
from meantime.core.faith import FaithPack, OwnText
from meantime.core.honesty import Honesty
from meantime.core.measure_drafts import MeasureDraft
from meantime.core.measures import Administration
from meantime.core.notes import day_of
from meantime.core.profile import Profile
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.topics import Topic
from meantime.core.watch_points import WatchPoint
from meantime.core.wonderings import Wondering
from meantime.web.patterns.thoughts import key_of
from tests.people import Someone, a_note, a_session, an_anxious_note
from tests.web.practice.samples import PRACTISED, practised
from tests.web.route_table import JOURNAL, TABLE, Row

#: Stands in every word of Ana's; nobody else's page may hold it.
CANARY = "quokka"


class Inline(HTMLParser):
    """Script, style and event handlers that stand inside a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if (tag == "script" and "src" not in names) or tag in {"style", "base", "iframe", "object", "embed"}:
            self.found.append(tag)
        self.found += [name for name in names if name.startswith("on") or name in {"style", "srcdoc"}]
        self.found += [
            name for name, value in attrs if (value or "").strip().lower().startswith("javascript:")
        ]


def routes() -> dict[str, URLPattern]:
    """Every pattern of the URLconf by its name."""
    return {pattern.name: pattern for pattern in _patterns(get_resolver())}


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one)
        else:
            yield one


@pytest.fixture(autouse=True)
def _monday(now: datetime) -> Iterator[None]:
    with time_machine.travel(now):
        yield


@pytest.fixture
def values(ana: Someone) -> dict[str, str]:
    """What Ana keeps, a record of every kind, and the values that go into addresses."""
    session = a_session(at="2026-11-20T16:00:00+00:00")
    note = an_anxious_note("2026-11-19T08:10:00+00:00", text=f"{CANARY} note")
    topic = Topic(id=_id(1), text=f"{CANARY} topic", opening=f"{CANARY} opening", session=session.id, order=1)
    question = Question(id=_id(2), text=f"{CANARY} question")
    reflection = Reflection(id=_id(3), at=note.at, felt=f"{CANARY} felt")
    hard = Honesty(id=_id(4), at=note.at, prompt="avoided", answer=f"{CANARY} hard")
    point = WatchPoint(id=_id(5), text=f"{CANARY} watch")
    ana.keeps(session, note, topic, question, reflection, hard, point)
    own = OwnText(id=_id(6), title=f"{CANARY} title", text=f"{CANARY} verse")
    ana.journal.change_profile(name=f"{CANARY} name", faith=FaithPack(chosen=("own",), texts=(own,)))
    ids = {"note": note.id, "session": session.id, "topic": topic.id, "text": own.id}
    ids |= {"question": question.id, "reflection": reflection.id, "honesty": hard.id, "point": point.id}
    fixed = {"part": "feelings", "step": "ask", "year": "2026", "month": "11", "token": new_link(ana.opened)}
    filled_in = Administration(id=_id(6), at=note.at, measure="phq-9", answers=(1,) * 9)
    ana.keeps(filled_in, MeasureDraft(id=_id(7), at=note.at, measure="phq-9"))
    ana.keeps(*practised(note.at, words=CANARY))
    ids |= {"administration": filled_in.id, **PRACTISED}
    fixed |= {"question": "shifted", "form": "phq-9", "place": "1", "guide": "cold"}
    wondering = Wondering(id=_id(8), when=f"{CANARY} when", then=f"{CANARY} then")
    first = day_of(note)
    days = tuple(first + timedelta(days=n) for n in range(0, 14, 2))
    trial = FairTrial(id=_id(9), skill=f"{CANARY} skill", start=first, days=days)
    ana.keeps(wondering, trial)
    ids |= {"wondering": wondering.id, "trial": trial.id}
    thoughts = [a_note(f"2026-11-{n:02}T08:10:00+00:00", f"{CANARY} I always ruin it") for n in (3, 4, 5)]
    ana.keeps(*thoughts)
    fixed["key"] = key_of(themes_of(ana.journal).themes[0])
    return {f"{kind}_id": one for kind, one in ids.items()} | fixed


def _id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def address(pattern: URLPattern, values: dict[str, str]) -> str:
    """The address of a route with Ana's ids in it."""
    return "/" + re.sub(r"<\w+:(\w+)>", lambda hole: values[hole[1]], str(pattern.pattern))


def everybody(ana: Someone, chris: Someone) -> tuple[Client, Client, Client]:
    """Browsers that have seen nothing yet; two of them are signed in."""
    return Client(), signed_in(chris), signed_in(ana)


def signed_in(someone: Someone, **options: Any) -> Client:
    browser = Client(**options)
    browser.cookies["mt-session"] = someone.browser.cookies["mt-session"].value
    return browser


def codes(answers: list[Any]) -> tuple[int, int, int]:
    first, second, third = (answer.status_code for answer in answers)
    return first, second, third


@contextmanager
def undone() -> Iterator[None]:
    """What a route changes does not reach the next one."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert sorted(routes()) == sorted(TABLE)


def test_every_view_says_what_it_needs() -> None:
    said = {name: getattr(pattern.callback, "needs", None) for name, pattern in routes().items()}

    assert said == {name: row.needs for name, row in TABLE.items()}


def test_a_journal_is_shown_to_nobody_in_the_table_who_has_none() -> None:
    """Of the table itself: without an open journal there is never a page behind a lock, only the way to the lock."""
    behind = [row for row in TABLE.values() if row.needs == JOURNAL]

    assert len(behind) > 50
    assert {row.get[0] for row in behind} == {302}
    assert {row.post[0] for row in behind} == {302}


def test_every_route_answers_each_as_the_table_says(
    ana: Someone, chris: Someone, values: dict[str, str]
) -> None:
    answered, leaks, elsewhere = {}, [], []

    for name, pattern in routes().items():
        with undone():
            path, people = address(pattern, values), everybody(ana, chris)
            got = [browser.get(path) for browser in people]
            sent = [browser.post(path) for browser in people]
        answered[name] = Row(TABLE[name].needs, get=codes(got), post=codes(sent))
        leaks += [name for answer in (*got[:2], *sent[:2]) if CANARY.encode() in body(answer)]
        if TABLE[name].needs == JOURNAL:
            elsewhere += [name for a in (got[0], sent[0]) if not a.headers["Location"].startswith("/unlock")]

    assert answered == TABLE
    assert leaks == []
    assert elsewhere == []


def test_the_canary_would_be_seen(ana: Someone, values: dict[str, str]) -> None:
    """The control: the words that are looked for are on Ana's own pages."""
    own = ("note", "topic", "question", "reflection", "session", "brief", "settings", "note-words")
    pages = {name: body(ana.browser.get(address(routes()[name], values))) for name in own}

    assert [name for name, page in pages.items() if CANARY.encode() not in page] == []


def test_no_route_takes_a_change_without_the_token_of_its_form(ana: Someone, values: dict[str, str]) -> None:
    browser = signed_in(ana, enforce_csrf_checks=True)
    before = ana.journal.everything()

    taken = [
        (name, method)
        for name, pattern in routes().items()
        for method in ("post", "put", "patch", "delete")
        if getattr(browser, method)(address(pattern, values)).status_code != 403
    ]

    assert taken == []
    assert ana.journal.everything() == before


def test_a_form_of_another_site_is_not_taken(ana: Someone) -> None:
    browser = signed_in(ana, enforce_csrf_checks=True, headers={"origin": "https://elsewhere.example"})
    page = browser.get("/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    form = {"csrfmiddlewaretoken": token[1], "id": _id(9), "text": "planted"}

    assert browser.post("/notes", form).status_code == 403
    assert browser.post("/notes", form, headers={"origin": "http://testserver"}).status_code == 302


def test_every_answer_carries_the_headers_and_nothing_inline(
    ana: Someone, chris: Someone, values: dict[str, str]
) -> None:
    for pattern in routes().values():
        with undone():
            path = address(pattern, values)
            for browser in everybody(ana, chris):
                for answer in (browser.get(path), browser.post(path), browser.put(path)):
                    protected(answer)


@pytest.mark.parametrize("path", ["/nowhere", "/static/nowhere.css", "/notes/not-an-id", "/session/"])
def test_what_is_not_there_is_protected_too(path: str, ana: Someone) -> None:
    answer = ana.browser.get(path)

    assert answer.status_code == 404
    protected(answer)


def test_a_form_token_that_does_not_fit_is_answered_with_the_words(ana: Someone) -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/notes", {"text": f"{CANARY} kept in the form"})

    assert answer.status_code == 403
    assert f"{CANARY} kept in the form" in answer.content.decode()
    protected(answer)


def test_a_mistake_of_ours_is_protected_and_says_nothing(ana: Someone, monkeypatch: Any) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("meantime.web.notes.views.span_now", broken)
    ana.browser.raise_request_exception = False

    answer = ana.browser.get("/")

    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    protected(answer)


def test_a_profile_is_reached_by_no_address(ana: Someone) -> None:
    """A profile is a record too, under the id of its person: no page may take it for one of its own."""
    person = ana.journal.stored_profile().record
    assert isinstance(person, Profile)

    for name, pattern in routes().items():
        if "_id>" in str(pattern.pattern):
            everything = dict.fromkeys(re.findall(r"<\w+:(\w+_id)>", str(pattern.pattern)), person.id)
            path = address(pattern, {**everything, "question": "shifted", "part": "feelings", "step": "ask"})
            assert ana.browser.get(path).status_code in {404, 405, 302}, name


def protected(answer: Any) -> None:
    """The headers of every answer, and a page without anything inline."""
    headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    if headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
        page = Inline()
        page.feed(answer.content.decode())
        assert page.found == []
