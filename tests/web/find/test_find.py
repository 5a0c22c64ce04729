"""Finding a note: words first, then meaning; what is looked for stands in no address."""

from __future__ import annotations

import re
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meantime.actions.find import read_more
from meantime.core.notes import Emotion
from meantime.web.find.pages import LONGEST_QUERY, Piece, pieces_of
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db


def answered(someone: Someone, query: str) -> str:
    answer = someone.browser.post("/finds", {"query": query})
    assert answer.status_code == 200
    return answer.content.decode()


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_the_empty_box_is_there_for_ana_and_a_locked_browser_goes_to_the_lock(ana: Someone, client) -> None:
    assert ana.browser.get("/find").status_code == 200
    assert client.get("/find").headers["Location"] == "/unlock?next=/find"
    assert client.post("/finds", {"query": "tram"}).headers["Location"] == "/unlock"


def test_a_note_is_found_by_its_words_with_the_words_marked(ana: Someone) -> None:
    note = ana.keeps(a_note("2026-11-20T08:10:00+00:00", text="The tram was full and I froze"))
    ana.keeps(a_note(text="Slept well"))

    page = answered(ana, "tram")

    assert '<h2 id="words-title">Your words</h2>' in page
    assert f'href="/notes/{note.id}"' in page
    assert "The <mark>tram</mark> was full and I froze" in page
    assert "Friday 20 November 2026, 08:10" in plain(page)
    assert "Slept well" not in page


def test_a_private_note_is_found_by_the_person_and_says_so(ana: Someone) -> None:
    ana.keeps(a_note(text="About the tram", private=True))

    assert "kept out of briefs" in answered(ana, "tram")


def test_a_note_without_words_is_found_by_its_parts(ana: Someone) -> None:
    ana.keeps(a_note(text="", emotions=(Emotion(name="jealous", intensity=6),)))

    assert "<mark>jealous</mark>" in answered(ana, "jealous")


def test_notes_that_only_come_near_are_called_that(ana: Someone) -> None:
    ana.keeps(a_note(text="Panicked on the way up to the office, third floor"), a_note(text="Slept well"))
    ana.browser.post("/finds/readings", headers={"Accept": "application/json"})

    assert "they may be about something else" in plain(answered(ana, "climbing stairs to my desk at work"))
    assert "they may be about something else" not in answered(ana, "office")


def test_nobody_finds_what_another_person_wrote(ana: Someone, chris: Someone) -> None:
    ana.keeps(a_note(text="The tram was full"))

    assert "No note came up for this." in answered(chris, "tram")


def test_what_was_looked_for_is_in_the_box_and_in_no_address(ana: Someone) -> None:
    ana.keeps(a_note(text="The tram was full"))

    page = answered(ana, "tram & co")

    assert 'value="tram &amp; co"' in page
    assert [link for link in re.findall(r'(?:href|action)="([^"]*)"', page) if "tram" in link] == []
    assert ana.browser.get("/finds?query=tram").headers["Location"] == "/find"


def test_an_empty_box_is_answered_with_what_to_do(ana: Someone) -> None:
    answer = ana.browser.post("/finds", {"query": "  "})

    assert answer.status_code == 422
    assert "Write a word or two to look for." in answer.content.decode()


@pytest.mark.parametrize("query", ["\x00tram", "(((", "*" * 900, "🙂", "<script>"])
def test_strange_words_are_looked_for_like_any_others(ana: Someone, query: str) -> None:
    ana.keeps(a_note(text="The tram was full"))

    page = answered(ana, query)

    assert len(re.search(r'name="query"[^>]*value="([^"]*)"', page, re.S)[1]) <= LONGEST_QUERY + 12
    assert "<script>" not in page


def test_notes_are_got_ready_a_slice_at_a_time_while_the_page_stays_open(ana: Someone, monkeypatch) -> None:
    monkeypatch.setattr("meantime.web.find.views.read_more", partial(read_more, most_new=2))
    ana.keeps(*(a_note(text=f"The tram was full {n}") for n in range(3)))
    slices = [ana.browser.post("/finds/readings", headers={"Accept": "application/json"}) for _ in range(3)]

    assert [answer.json() for answer in slices] == [{"waiting": 2}, {"waiting": 1}, {"waiting": 0}]


def test_until_all_notes_are_ready_the_page_offers_a_button(ana: Someone, monkeypatch) -> None:
    from meantime.actions.find import Found

    monkeypatch.setattr(
        "meantime.web.find.pages.find_notes",
        lambda journal, query: Found(hits=(), by_meaning=True, waiting=9),
    )

    assert "<mt-reading >" in answered(ana, "tram")
    assert "Get more notes ready" in answered(ana, "tram")
    assert ana.browser.post("/finds/readings").headers["Location"] == "/find"
    assert ana.browser.get("/finds/readings").headers["Location"] == "/find"


def test_a_locked_browser_gets_nothing_ready(client) -> None:
    assert client.post("/finds/readings").headers["Location"] == "/unlock"


def test_twice_the_notes_take_the_same_number_of_queries(ana: Someone) -> None:
    counts = []
    for _ in range(2):
        ana.keeps(*(a_note(text=f"The tram was full {n}") for n in range(8)))
        answered(ana, "tram")
        with CaptureQueriesContext(connection) as queries:
            answered(ana, "tram")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12


def test_today_and_the_months_lead_to_it_once_there_is_a_note(ana: Someone) -> None:
    assert 'href="/find"' not in ana.browser.get("/").content.decode()
    ana.keeps(a_note())

    for page in ("/", "/notes/months"):
        assert 'href="/find"' in ana.browser.get(page).content.decode()


def test_marked_stretches_are_cut_out_and_no_letter_is_lost() -> None:
    assert pieces_of("a tram home", [(2, 6)]) == (
        Piece(text="a ", marked=False),
        Piece(text="tram", marked=True),
        Piece(text=" home", marked=False),
    )
    assert "".join(piece.text for piece in pieces_of("abcdef", [(3, 5), (0, 4), (4, 4)])) == "abcdef"
