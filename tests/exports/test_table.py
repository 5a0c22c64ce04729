"""Notes as a table that a spreadsheet opens without running anything."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.exports.table import COLUMNS, notes_csv, safe_cell

AT = datetime(2026, 7, 16, 7, 10, tzinfo=UTC)
NOTE = Note(
    id="1",
    at=AT,
    tz="Europe/London",
    text='Said "no",\nthen left',
    emotions=(Emotion(name="anxious", intensity=7), Emotion(name="proud")),
    triggers=("a call",),
    symptoms=(Symptom(name="tight chest", severity=2),),
    coping=(CopingSkill(skill="a walk", before=7, after=0, helped="a lot"),),
    private=True,
    extra={"activities": ["friends", "tea"]},
)


def table(*notes: Note) -> list[dict[str, str]]:
    text = "".join(notes_csv(notes))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_note_is_one_row_on_the_clock_of_its_zone() -> None:
    assert table(NOTE) == [
        {
            "date": "2026-07-16",
            "time": "08:10",
            "zone": "Europe/London",
            "text": 'Said "no",\nthen left',
            "emotions": "anxious; proud",
            "strengths": "7; ",
            "triggers": "a call",
            "symptoms": "tight chest",
            "severities": "moderate",
            "coping": "a walk",
            "before": "7",
            "after": "0",
            "helped": "a lot",
            "activities": "friends; tea",
            "private": "yes",
        }
    ]


def test_the_file_begins_with_a_byte_order_mark_and_its_rows_end_as_rfc_4180_says() -> None:
    rows = list(notes_csv([NOTE]))

    assert rows[0] == "\ufeff" + ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"
    assert rows[1].endswith('"yes"\r\n')


def test_an_empty_journal_is_a_table_without_rows() -> None:
    assert table() == []


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0",
        "  =1",
        " \0=1",
        " \t",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a = b", "3 - 2", "'quoted'", "1+1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


WORDS = st.text(st.sampled_from("=+-@＝\t\r\n ab\",;'\0|") | st.characters(codec="utf-8"), max_size=20)


@given(text=WORDS, name=WORDS, trigger=WORDS)
def test_no_cell_begins_with_the_sign_of_a_formula(text: str, name: str, trigger: str) -> None:
    note = Note(id="1", at=AT, text=text, emotions=(Emotion(name=name),), triggers=(trigger, trigger))

    cells = table(note)[0].values()

    assert not any(cell.lstrip(" ").startswith(tuple("=+-@＝＋－＠\t\r\n\0")) for cell in cells if cell)


@given(text=WORDS)
def test_the_words_are_in_the_cell_unchanged(text: str) -> None:
    assert table(Note(id="1", at=AT, text=text))[0]["text"].removeprefix("'") == text.removeprefix("'")
