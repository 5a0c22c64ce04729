"""The plain journal out, back in, and against its published schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from meantime.core.lines import read_journal
from meantime.exports.plain_journal import write_plain_journal

USE = Path(__file__).parents[2] / "docs" / "use"
SCHEMA = json.loads((USE / "plain-journal.schema.json").read_text())
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
ID = "6f9a2b7e-3c1d-4e5f-8a9b-0c1d2e3f4a5b"
AT = "2026-11-16T08:10:00+00:00"


def documented() -> list[str]:
    """The lines of the example in the page about the format."""
    return (USE / "plain-journal.md").read_text().split("```jsonl\n")[1].split("```")[0].splitlines()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("line", documented())
def test_every_line_of_the_documented_example_is_valid(line: str) -> None:
    assert list(VALID.iter_errors(json.loads(line))) == []


def test_the_documented_example_holds_every_kind_and_is_read_without_a_problem() -> None:
    journal, problems = read_journal(documented())

    assert problems == []
    kinds = {json.loads(line).get("kind") for line in documented()} - {None}
    assert kinds == {rule["if"]["properties"]["kind"]["const"] for rule in SCHEMA["$defs"]["record"]["allOf"]}
    assert len(journal.records) == len(documented()) - 1


def test_what_is_written_is_valid_and_comes_back_the_same() -> None:
    journal, _ = read_journal(documented())

    written = list(write_plain_journal(journal.records, name="Sam", tz="Europe/London"))

    assert all(not list(VALID.iter_errors(json.loads(line))) for line in written)
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in written)
    assert read_journal(line.decode() for line in written) == (journal, [])


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "note", "id": ID, "at": AT},
        {"kind": "note", "id": ID, "at": AT, "text": " "},
        {"kind": "note", "id": ID, "at": "2026-11-16T08:10:00", "text": "No offset"},
        {"kind": "note", "id": ID, "text": "No time"},
        {"kind": "note", "at": AT, "text": "No id"},
        {"kind": "note", "id": ID, "at": AT, "emotions": [{"name": "sad", "intensity": 11}]},
        {"kind": "note", "id": ID, "at": AT, "emotions": [{"name": ""}]},
        {"kind": "note", "id": ID, "at": AT, "symptoms": [{"name": "tight chest", "severity": 4}]},
        {"kind": "note", "id": ID, "at": AT, "coping": [{"skill": "a walk", "helped": "very"}]},
        {"kind": "therapy_session", "id": ID, "at": AT, "minutes": 0},
        {"kind": "topic", "id": ID, "text": ""},
        {"kind": "topic", "id": ID, "text": "x", "want": "shout"},
        {"kind": "topic", "id": ID, "text": "x", "state": "gone"},
        {"kind": "question", "id": ID, "text": "x", "asked_on": "16/11/2026"},
        {"kind": "reflection", "id": ID, "at": AT},
        {"kind": "attempt", "id": ID, "at": AT, "exercise": "breathing", "outcome": "no"},
        {"kind": "attempt", "id": ID, "at": AT, "exercise": "breathing", "outcome": "did_it", "helped": 11},
        {"kind": "homework", "id": ID, "exercise": "running"},
        {"kind": "safety_plan", "id": ID, "steps": []},
        {"kind": "safety_plan", "id": ID, "steps": {}, "checked_on": "soon"},
        {"kind": "honesty", "id": ID, "at": AT, "prompt": "avoided", "answer": "x", "share": "everyone"},
        {"kind": "honesty", "id": ID, "at": AT, "prompt": " "},
        {"kind": "watch_point", "id": ID, "text": ""},
        {"kind": "watch_point", "id": ID, "text": "x", "state": "gone"},
        {"kind": "session_review", "id": ID, "at": AT, "session": "s", "answers": {"felt_heard": "10"}},
        {"kind": "pattern_answer", "id": ID, "at": AT, "key": "trigger:mum", "answer": "perhaps"},
        {"kind": "pattern_answer", "id": ID, "at": AT, "key": " ", "answer": "hidden"},
        {"id": ID},
        {"kind": "", "id": ID},
    ],
)
def test_bad_records_are_bad_for_the_schema_and_for_the_reader(record: dict[str, Any]) -> None:
    line = json.dumps(record)

    assert not VALID.is_valid(record)
    assert read_journal([json.dumps({"format": "meantime-journal", "version": 1}), line])[1]


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "measure", "id": ID, "at": AT, "measure": "phq-9", "answers": ["often"]},
        {"format": "meantime-journal", "version": 2},
    ],
)
def test_bad_records_of_kinds_without_a_reader_yet_are_bad_for_the_schema(record: dict[str, Any]) -> None:
    assert not VALID.is_valid(record)


def test_unknown_kinds_and_fields_are_valid_and_kept() -> None:
    lines = [
        '{"format":"meantime-journal","version":1,"name":"","tz":"UTC"}',
        f'{{"kind":"photo","id":"{ID}","size":[1,2]}}',
    ]

    assert VALID.is_valid(json.loads(lines[1]))
    records = read_journal(lines)[0].records
    assert b"".join(write_plain_journal(records, name="", tz="UTC")).decode().splitlines() == lines
