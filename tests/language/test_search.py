"""Finding notes by their words, and by what they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.language.columns import Columns, together
from meantime.language.documents import Document
from meantime.language.note_columns import Numbered, with_words
from meantime.language.plainer import plainer
from meantime.language.search import find, searched_in
from meantime.language.search_meaning import find_close, query_wordings
from meantime.language.search_words import asked_for, find_words
from meantime.language.stems import places_of, stem, words_in
from meantime.language.told import wide_words
from tests.language.scoring_search import (
    AT,
    by_meaning,
    diary_of,
    documents,
    labelled,
    near,
    recall_and_rank,
    recall_and_rank_of_people,
)


def found(query: str, *texts: str) -> list[str]:
    return [hit.id for hit in find(query, searched_in(documents(*texts))) if hit.why == "words"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("stairs", "Took the stairs, all four floors"),
        ("staircase", "out of breath on the stairs"),
        ("mom", "cried after talking with mum"),
        ("my mother", "Mam rang about christmas"),
        ("color", "painted it the colour of butter"),
        ("arguing", "we argued again"),
        ("panicking", "panicked on the motorway"),
        ("feel sick", "felt ill all morning"),
        ("sleep", "slept four hours"),
        ("the boss", "My manager called me in"),
        ("Priya’s plan", "priya's plan was clear"),
        ("cafe", "Sat in the café"),
        ("8/10", "panic attack, 8/10"),
        ("i can't", "I can't"),
    ],
)
def test_a_word_finds_its_other_forms_and_doubles(query: str, text: str) -> None:
    assert found(query, "nothing much today", text) == ["1"]


@given(st.text(alphabet="ab’'_é. -9\n", max_size=60))
def test_a_plain_text_is_cut_into_the_words_the_pattern_finds(text: str) -> None:
    assert words_in(text) == [word for word, _, _ in places_of(text)]


def test_every_word_that_says_something_must_be_there() -> None:
    asked = asked_for("was it mum on my phone")
    texts = searched_in(documents("mum came round", "broke my phone", "mum on the phone"))

    assert [hit.document.id for hit in find_words(asked, texts.columns, texts.documents)] == ["2"]


def test_the_phrase_comes_before_its_words_apart() -> None:
    apart = "The meeting was long. Later I shut the door and sat down"
    assert found("shut down", apart, "shut down in a meeting") == ["1", "0"]


def test_the_newest_of_two_equal_notes_comes_first() -> None:
    old = Document(id="old", at=datetime(2026, 1, 1, tzinfo=UTC), text="late train")
    new = Document(id="new", at=datetime(2026, 2, 1, tzinfo=UTC), text="late train")

    assert [hit.id for hit in find("train", searched_in([old, new]))] == ["new", "old"]


def test_the_names_of_the_parts_are_found_too() -> None:
    note = Document(id="a", at=AT, parts=("anxious", "going to work"))
    (hit,) = find("going to work", searched_in([note]))

    assert (hit.why, hit.snippet) == ("words", "anxious · going to work")


def test_the_snippet_shows_the_words_of_a_long_note_and_where_they_stand() -> None:
    text = "It rained. " * 40 + "Then the ferry left without me. " + "It rained. " * 40
    (hit,) = find("ferries", searched_in(documents(text)))

    assert [hit.snippet[start:end] for start, end in hit.places] == ["ferry"]
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) <= 165


def test_without_the_model_notes_with_most_of_the_words_come_second() -> None:
    texts = documents("ruth rang", "late dinner", "dinner at ruth's", "slept")
    hits = find("dinner with ruth", searched_in(texts))

    assert hits[0].id == "2"
    assert "3" not in [hit.id for hit in hits]


@pytest.mark.parametrize("query", ["", "   ", "?!", "🙂", "((((", "日本語", "a" * 50_000, "a b " * 20_000])
def test_any_query_is_answered(query: str) -> None:
    assert find(query, searched_in(documents("felt anxious", "slept"))) == []


def test_keywords_find_their_note_among_the_first_five() -> None:
    rows = labelled("search")
    texts = list(dict.fromkeys(row["text"] for row in rows))
    asked = [row for row in rows if row["gold"]["why"] == "words"]
    good = [row for row in asked if str(texts.index(row["text"])) in found(row["gold"]["query"], *texts)[:5]]

    assert len(good) / len(asked) >= 0.98


@pytest.mark.parametrize(
    ("name", "least"),  # measured, apart, .77 and .75; the others were learned from
    [("search", 0.9), ("search_apart", 0.72), ("search_voices", 0.9), ("search_voices_apart", 0.7)],
)
def test_oblique_descriptions_find_their_note_among_the_first_five(name: str, least: float) -> None:
    """They share no word with their note, which lies among 110 to 260 others."""
    assert recall_and_rank(name)["recall_at_5"] >= least


@pytest.mark.parametrize(
    ("name", "among_all", "least"),  # measured, apart, .83, and among the notes of all six .61
    [
        ("search_people", False, 0.9),
        ("search_people_apart", False, 0.77),
        ("search_people", True, 0.75),
        ("search_people_apart", True, 0.56),
    ],
)
def test_people_find_what_they_describe_among_their_notes(name: str, among_all: bool, least: float) -> None:
    """Written by somebody who knew neither the rules nor the other files: six people, thirty notes each."""
    assert recall_and_rank_of_people(name, together=among_all)["recall_at_5"] >= least


@pytest.mark.parametrize(("name", "least"), [("search_voices", 0.3), ("search_voices_apart", 0.6)])
def test_where_nothing_comes_close_nothing_is_shown(name: str, least: float) -> None:
    searched, _ = diary_of(name)
    asked = [row["gold"]["query"] for row in labelled(name) if row["gold"]["why"] == "nothing"]
    silent = [query for query in asked if near(query, searched) == []]

    assert len(silent) / len(asked) >= least


@pytest.mark.parametrize("query", ["stairs", "getting up to the office", "climbing"])
def test_the_note_about_the_staircase_comes_first(query: str) -> None:
    searched, ids = diary_of("search_voices")
    (staircase,) = [note for text, note in ids.items() if "so i used the staircase" in text]

    assert staircase in near(query, searched)[:3]


def test_what_is_looked_for_finds_the_words_that_tell_of_it_and_not_the_other_way_round() -> None:
    assert stem("violin") in wide_words(stem("instrument"))
    assert stem("instrument") not in wide_words(stem("violin"))
    assert query_wordings("an instrument")[1:] == ["when an instrument", "an instrument (guitar, piano)"]
    assert query_wordings("zugzwang") == ["zugzwang", "when zugzwang"]


def test_the_more_stretches_there_are_the_closer_the_closest_must_come() -> None:
    few, many = together([of(0.5)]), together([of(0.5), *[of(0.1)] * 2_000])

    assert [close.row for close in find_close(asked_for("climbing"), few)] == [0]
    assert find_close(asked_for("climbing"), many) == []


def of(close: float) -> Columns:
    """One note of one stretch that comes so close to what is looked for."""
    (note,) = documents("a note")
    return replace(
        with_words([Numbered(number=0, rev=1, document=note)]),
        stretches_of=np.array([1], dtype=np.uint16),
        places=np.zeros((1, 2), dtype=np.int32),
        vectors=np.zeros((1, 384), dtype=np.int8),
        close=np.array([close], dtype=np.float32),
    )


def test_a_long_note_about_several_things_is_found_by_each() -> None:
    other = ("Paid the water bill.", "Watched a film about bees.", "The heating was off all day again.")
    long = "Swam forty lengths before work. Ruth rang about the money. My tooth hurt the whole evening long."
    searched = by_meaning(*other, long)

    for query in ("exercise at the pool", "toothache", "a call from a friend about cash"):
        assert near(query, searched)[0] == "3"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("left me on read 2 days", "did not answer my message 2 days"),
        ("Handed in my notice. Hands shook", "quit my job. Hands shook"),
        ("cos mum didn’t know", "because mother didn't know"),
        ("the maximum", "the maximum"),
    ],
)
def test_the_model_is_given_plain_words_for_spoken_ones(text: str, read: str) -> None:
    assert plainer(text) == read
