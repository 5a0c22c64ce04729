"""Finding notes in the sealed journal: the index grows by slices, follows changes and never lies readable."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from meantime.actions.exports import export_markdown, export_plain
from meantime.actions.find import find_notes
from meantime.core.others import OtherRecord
from meantime.language import meaning
from meantime.storage.index import INDEX
from meantime.storage.models import SealedRecord
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db

STAIRS = "Carried the boxes up the stairs to the third floor and had to sit down"


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
    (piece,) = ana.journal.others(INDEX)
    assert [row[0] for row in piece.fields["notes"]] == [soup.id]


def test_many_notes_are_read_in_by_slices_and_that_is_said(ana: Someone) -> None:
    ana.keeps(*(a_note(text=f"Made soup number {n}") for n in range(7)))
    said = [find_notes(ana.journal, "cooking", most_new=3).complete for _ in range(4)]

    assert said == [False, False, True, True]


def test_the_newest_notes_are_read_in_first(ana: Someone) -> None:
    old, new = a_note("2026-01-05T08:00:00+00:00", "Swam"), a_note("2026-06-05T08:00:00+00:00", "Ran")
    ana.keeps(old, new)
    find_notes(ana.journal, "cooking", most_new=1)

    assert [row[0] for row in ana.journal.others(INDEX)[0].fields["notes"]] == [new.id]


def test_nothing_is_written_when_nothing_changed(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    before = list(SealedRecord.objects.values_list("id", "rev"))
    find_notes(ana.journal, "floor")

    assert list(SealedRecord.objects.values_list("id", "rev")) == before


def test_neither_words_nor_vectors_lie_readable_in_the_table(ana: Someone) -> None:
    ana.keeps(a_note(text="canary on the stairs"))
    find_notes(ana.journal, "canary")
    (piece,) = ana.journal.others(INDEX)
    vectors = base64.b64decode(piece.fields["vectors"])
    stored = b"".join(bytes(sealed) for sealed in SealedRecord.objects.values_list("sealed", flat=True))

    assert len(vectors) == 384
    for secret in (b"canary", vectors[:24], piece.fields["vectors"][:32].encode(), piece.kind.encode()):
        assert secret not in stored


def test_the_index_goes_into_no_export(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")

    assert INDEX.encode() not in b"".join(export_plain(ana.journal))
    assert b"vectors" not in b"".join(export_markdown(ana.journal))


def test_a_damaged_piece_costs_its_vectors_and_nothing_else(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    SealedRecord.objects.filter(kind=255).update(sealed=b"damaged")

    assert snippets(ana, "stairs") == [STAIRS]


def test_the_index_of_another_model_is_made_again(ana: Someone) -> None:
    ana.keeps(a_note(text=STAIRS))
    find_notes(ana.journal, "stairs")
    stored = ana.journal.find(OtherRecord, ana.journal.others(INDEX)[0].id)
    assert stored is not None
    other = replace(stored.record, fields={**stored.record.fields, "model": "another"})
    ana.journal.replace(other, base_rev=stored.rev)

    assert snippets(ana, "climbing to the office upstairs") == [STAIRS]
    assert ana.journal.others(INDEX)[0].fields["model"] == meaning.MODEL


def test_without_the_model_words_are_searched_and_that_is_said(
    ana: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_model_file", lambda: None)
    ana.keeps(a_note(text=STAIRS))
    found = find_notes(ana.journal, "stairs")

    assert (found.by_meaning, [hit.why for hit in found.hits]) == (False, ["words"])
    assert ana.journal.others(INDEX) == []
