"""The plain journal comes back whole, or not at all."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from meantime.content.measure_files import shipped_measures
from meantime.core.lines import line_of
from meantime.core.measures import Administration, score_of
from meantime.core.notes import Note
from meantime.core.topics import Topic
from meantime.importers.base import Extract, ImportRefused, find_importer, identify
from meantime.importers.meantime import uuid_for, with_uuids

SAMPLES = Path(__file__).parent / "samples"
JOURNAL = (SAMPLES / "journal.jsonl").read_bytes()
HEADER = b'{"format": "meantime-journal", "version": 1, "name": "Sam", "tz": "Europe/London"}\n'


def extract(data: bytes) -> Extract:
    return find_importer("meantime").extract(data, answers={}, tz="UTC")


def test_every_record_is_read() -> None:
    found = extract(JOURNAL)

    assert (len(found.records), found.read, found.problems) == (8, 8, ())


def test_ids_that_are_no_uuids_become_some_and_links_follow() -> None:
    expected = (SAMPLES / "journal.expected.jsonl").read_text().split("\n")[:-1]

    assert [line_of(record) for record in with_uuids(extract(JOURNAL).records)] == expected


def test_rewriting_ids_twice_changes_nothing_more() -> None:
    once = with_uuids(extract(JOURNAL).records)

    assert with_uuids(once) == once
    assert all(str(UUID(record.id)) == record.id for record in once)


def test_only_the_usual_form_of_a_uuid_is_kept() -> None:
    usual = "6f9a2b7e-3c1d-4e5f-8a9b-0c1d2e3f4a5b"

    assert uuid_for(usual) == usual
    assert len({uuid_for(usual), uuid_for(usual.upper()), uuid_for(usual.replace("-", ""))}) == 3


def test_a_link_to_a_record_that_is_not_in_the_file_stays() -> None:
    topic = Topic(id="t1", text="A boundary", session="gone")

    assert with_uuids([topic])[0].session == "gone"  # type: ignore[union-attr]


def test_words_equal_to_an_id_stay_words() -> None:
    note = Note(id="calm", text="calm", triggers=("calm",), at=extract(JOURNAL).records[0].at)  # type: ignore[union-attr]

    changed = with_uuids([note])[0]

    assert isinstance(changed, Note)
    assert (changed.text, changed.triggers) == ("calm", ("calm",))
    assert changed.id == uuid_for("calm")


def test_a_bad_line_keeps_everything_out_and_is_named() -> None:
    good = JOURNAL.split(b"\n")[1]
    data = HEADER + good + b'\n{"kind": "note", "id": "x"}\nnot json\n'

    found = extract(data)

    assert found.records == ()
    assert [problem.where for problem in found.problems] == ["line 3", "line 4"]
    assert found.read == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"{}\n",
        b'{"format": "other"}\n',
        HEADER.replace(b": 1", b": 2"),
        HEADER.replace(b"Lon", b"Xyz"),
    ],
)
def test_a_file_with_another_first_line_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused) as refusal:
        extract(data)

    assert refusal.value.problem.what_to_do


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    data = b"\xef\xbb\xbf" + JOURNAL.replace(b"\n", b"\r\n")

    assert identify(data, "") == "meantime"
    assert extract(data).records == extract(JOURNAL).records


@pytest.mark.parametrize("codec", ["utf-16", "cp1252"])
def test_another_character_set_is_refused(codec: str) -> None:
    text = HEADER.decode() + '{"kind": "x", "id": "1", "text": "é"}\n'

    with pytest.raises(ImportRefused) as refusal:
        extract(text.encode(codec))

    assert "UTF-8" in refusal.value.problem.what


def test_an_unknown_importer_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        find_importer("nobody")


@pytest.mark.parametrize(
    "fields",
    [
        '"measure": "sleep-99", "answers": [1, 2]',
        '"measure": "phq-9", "answers": [9, null]',
        '"measure": "phq-9", "answers": ["often"]',
        '"measure": "phq-9", "answers": "often"',
        '"measure": " ", "answers": []',
        '"measure": "phq-9", "answers": [1.5], "device": "paper"',
        '"answers": [1]',
    ],
)
def test_a_questionnaire_that_cannot_be_scored_is_kept_as_it_is(fields: str) -> None:
    line = f'{{"kind": "measure", "id": "{UUID(int=4)}", "at": "2026-11-22T20:10:00+00:00", {fields}}}'

    (record,) = extract(HEADER + line.encode()).records

    assert json.loads(line_of(record)) == json.loads(line)
    assert score_of_any(record) is None


def score_of_any(record: object) -> object:
    return score_of(record, shipped_measures()) if isinstance(record, Administration) else None
