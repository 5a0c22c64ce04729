"""Out of one journal, into another, and out again: the same bytes, whatever was written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.actions.exports import export_csv, export_markdown, export_plain
from meantime.actions.imports import import_file, preview_import
from meantime.importers.base import ImportRefused
from meantime.storage.journal import Journal
from tests.people import Someone
from tests.properties import strategies

Newcomer = Callable[[], Someone]


def exported(someone: Someone) -> bytes:
    someone.journal.change_profile(name="Sam")
    return b"".join(export_plain(someone.journal))


@settings(max_examples=40)
@given(records=strategies.journals)
def test_a_journal_comes_back_as_it_went_out(newcomer: Newcomer, records: list[Any]) -> None:
    first, second = newcomer(), newcomer()
    first.journal.add_all(records)
    file = exported(first)

    preview = preview_import(second.journal, file, "sam.jsonl")
    added = import_file(second.journal, preview)

    assert (preview.problems, preview.new, added) == ((), len(records), len(records))
    assert exported(second) == file
    assert second.journal.everything() == records


@settings(max_examples=15)
@given(records=strategies.journals)
def test_bringing_a_journal_in_twice_adds_nothing(newcomer: Newcomer, records: list[Any]) -> None:
    person = newcomer()
    person.journal.add_all(records)
    file = exported(person)

    preview = preview_import(person.journal, file, "sam.jsonl")

    assert (preview.new, preview.already_here) == (0, len(records))
    assert import_file(person.journal, preview) == 0
    assert exported(person) == file


@settings(max_examples=15)
@given(records=strategies.journals, line=st.integers(0, 7), cut=st.integers(1, 30))
def test_a_torn_file_adds_nothing_at_all(newcomer: Newcomer, records: list[Any], line: int, cut: int) -> None:
    person, other = newcomer(), newcomer()
    person.journal.add_all(records)
    lines = exported(person).split(b"\n")[:-1]
    torn = min(line, len(lines) - 1)
    lines[torn] = lines[torn][: -min(cut, len(lines[torn]) - 1)]

    with suppress(ImportRefused):  # a torn header, or a letter cut in two
        preview = preview_import(other.journal, b"\n".join(lines), "sam.jsonl")
        assert preview.problems
        assert import_file(other.journal, preview) == 0
    assert other.journal.everything() == []


@settings(max_examples=25)
@given(kept=st.lists(strategies.notes, max_size=6, unique_by=lambda note: note.id))
def test_the_table_and_the_text_lose_no_words(newcomer: Newcomer, kept: list[Any]) -> None:
    person = newcomer()
    person.journal.add_all(kept)
    table = b"".join(export_csv(person.journal)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    text = signs(b"".join(export_markdown(person.journal)).decode())

    assert sorted(row["text"].removeprefix("'") for row in rows) == sorted(
        note.text.removeprefix("'") for note in kept
    )
    assert [note.id for note in kept if signs(note.text) not in text] == []


@settings(max_examples=25)
@given(records=strategies.journals)
def test_what_is_opened_again_is_what_was_kept(newcomer: Newcomer, records: list[Any]) -> None:
    """Through sealing, the store and back, with keys derived anew."""
    person = newcomer()
    person.journal.add_all(records)
    again = Journal(person.opened.person_id, person.opened.data_key)

    assert again.everything() == records
    assert again.damaged == set()


def signs(words: str) -> str:
    """Letters and digits only: what markup and line ends leave alone."""
    return "".join(filter(str.isalnum, words))
