"""Finding notes in the sealed journal: the index grows by slices, follows changes and never lies readable."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from meantime.actions.exports import export_markdown, export_plain
from meantime.actions.find import find_notes
from meantime.actions.notes import edit_note, erase_note
from meantime.actions.themes import themes_of
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.language import meaning
from meantime.language.columns import ALL, Columns, from_bytes, together
from meantime.language.vectors import as_bytes
from meantime.storage.index import keep_in_index
from meantime.storage.index_piece import IndexPiece
from meantime.storage.models import SealedRecord
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db

STAIRS = "Carried the boxes up the stairs to the third floor and had to sit down"


def indexed(ana: Someone) -> list[str]:
    """Ids of the notes whose vectors are kept."""
    places = columns_of(ana).number.tolist()
    found = ana.journal.notes_at(places)
    return [found[place].record.id if place in found else "erased" for place in places]


def columns_of(ana: Someone) -> Columns:
    return together([from_bytes(piece.columns) for piece in ana.journal.of_kind(IndexPiece)])


def snippets(ana: Someone, query: str) -> list[str]:
    return [hit.snippet for hit in find_notes(ana.journal, query).hits]


def test_words_and_meaning_find_the_note_about_the_stairs(ana: Someone) -> None:
    ana.keeps(a_note(text="Made soup for the week"), a_note(text=STAIRS), a_note(text="The cat came home"))

    assert find_notes(ana.journal, "stairs").hits[0].why == "words"
    assert find_notes(ana.journal, "climbing to the office upstairs").hits[0].why == "meaning"
    assert snippets(ana, "climbing to the office upstairs")[0] == STAIRS


def test_a_journal_without_notes_finds_nothing(ana: Someone) -> None:
    assert find_notes(ana.journal, "stairs").hits == ()


def test_an_edit_and_an_erasure_are_followed(ana: Someone) -> None:
    soup, stairs = a_note(text="Made soup for the week"), a_note(text=STAIRS)
    ana.keeps(soup, stairs)
    find_notes(ana.journal, "soup")
    ana.journal.replace(replace(soup, text="Swam twenty lengths"), base_rev=1)
    ana.journal.erase(stairs.id)

    assert snippets(ana, "exercise at the pool") == ["Swam twenty lengths"]
    assert indexed(ana) == [soup.id]


def test_no_vector_of_an_erased_note_is_left(ana: Someone) -> None:
    soup, stairs = a_note(text="I always ruin the soup"), a_note(text=f"I always think of it. {STAIRS}")
    ana.keeps(soup, stairs)
    find_notes(ana.journal, "soup")
    themes_of(ana.journal)
    erase_note(ana.journal, stairs.id)

    assert indexed(ana) == [soup.id]
    assert columns_of(ana).vectors.tolist() == as_bytes(meaning.embed([soup.text])).tolist()
    assert columns_of(ana).thoughts.tolist() == as_bytes(meaning.embed(["i always ruin the soup"])).tolist()
    assert len(columns_of(ana).words) == 5


def test_a_note_erased_while_it_was_read_in_does_not_come_back(ana: Someone) -> None:
    note = ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    read, (stored,) = columns_of(ana), ana.journal.stored_of_kind(IndexPiece)
    erase_note(ana.journal, note.id)
    keep_in_index(ana.journal, stored.record.made_with, read, as_of=0)

    assert indexed(ana) == []


def test_the_vectors_of_a_changed_note_go_at_once(ana: Someone) -> None:
    soup = ana.keeps(a_note(text="Made soup for the week"))
    find_notes(ana.journal, "soup")
    edit_note(ana.journal, replace(soup, text="Swam"), base_rev=1, now=soup.at)

    assert indexed(ana) == []


def test_the_index_of_an_older_version_is_dropped_when_kinds_are_adopted(ana: Someone) -> None:
    ana.keeps(OtherRecord(id=str(uuid4()), kind="search_index", fields={"vectors": "AAAA"}))
    ana.journal.adopt_known_kinds()

    assert ana.journal.others("search_index") == []


def test_no_page_that_opens_everything_opens_the_index(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")

    assert [type(record) for record in ana.journal.everything()] == [Note]
    assert ana.journal.of_kind(OtherRecord) == []


def test_many_notes_are_read_in_by_slices_and_that_is_said(ana: Someone) -> None:
    ana.keeps(*(a_note(text=f"Made soup number {n}") for n in range(7)))
    said = [find_notes(ana.journal, "cooking", most_new=4).waiting for _ in range(3)]

    assert said == [4, 1, 0]


def test_the_newest_notes_are_read_in_first(ana: Someone) -> None:
    old, new = a_note("2026-01-05T08:00:00+00:00", "Swam"), a_note("2026-06-05T08:00:00+00:00", "Ran")
    ana.keeps(old, new)
    find_notes(ana.journal, "cooking", most_new=1)

    places = columns_of(ana)
    assert [
        ana.journal.notes_at([place])[place].record.id for place in places.number[places.read == ALL].tolist()
    ] == [new.id]


def test_nothing_is_written_when_nothing_changed(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    before = list(SealedRecord.objects.values_list("id", "rev"))
    find_notes(ana.journal, "floor")

    assert list(SealedRecord.objects.values_list("id", "rev")) == before


def test_neither_words_nor_vectors_lie_readable_in_the_table(ana: Someone) -> None:
    ana.keeps(a_note(text="canary on the stairs"))
    find_notes(ana.journal, "canary")
    (piece,) = ana.journal.of_kind(IndexPiece)
    vectors = piece.columns["vectors"]
    stored = b"".join(bytes(sealed) for sealed in SealedRecord.objects.values_list("sealed", flat=True))

    assert len(vectors) == 384
    assert len(piece.columns["words"]) == 4 * 4
    for secret in (b"canary", vectors[:24], piece.made_with.encode()):
        assert secret not in stored


def test_the_index_goes_into_no_export(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")

    (piece,) = ana.journal.of_kind(IndexPiece)
    assert piece.id.encode() not in b"".join(export_plain(ana.journal))
    assert b"vectors" not in b"".join(export_markdown(ana.journal))


def test_a_damaged_piece_costs_its_vectors_and_nothing_else(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    SealedRecord.objects.filter(kind=22).update(sealed=b"damaged")

    assert snippets(ana, "stairs") == [STAIRS]


def test_the_index_of_another_model_is_made_again(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    (stored,) = ana.journal.stored_of_kind(IndexPiece)
    ana.journal.replace(replace(stored.record, made_with="another"), base_rev=stored.rev)

    assert snippets(ana, "climbing to the office upstairs") == [STAIRS]
    assert ana.journal.of_kind(IndexPiece)[0].made_with == stored.record.made_with


def test_without_the_model_words_are_searched_and_that_is_said(
    ana: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "has_runtime", lambda: False)
    ana.keeps(a_note(text=STAIRS))
    found = find_notes(ana.journal, "stairs")

    assert (found.by_meaning, [hit.why for hit in found.hits]) == (False, ["words"])
    assert len(columns_of(ana).vectors) == 0
