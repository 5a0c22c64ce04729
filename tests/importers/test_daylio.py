"""Each sample is one generation of the format with invented content; beside it lies what it becomes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meantime.core.lines import line_of
from meantime.core.notes import Note
from meantime.importers.base import Extract, find_importer, identify
from meantime.importers.daylio_words import MONTHS, day_from, time_from
from meantime.importers.html import plain_text
from tests.importers.samples.build_backup import build

SAMPLES = Path(__file__).parent / "samples"
TABLES = sorted(path.name for path in SAMPLES.glob("daylio*.csv"))
HEADER = "full_date,date,weekday,time,mood,activities,note\n"


def extract(data: bytes, answers: dict[str, str] | None = None, tz: str = "Europe/London") -> Extract:
    return find_importer("daylio").extract(data, answers=answers or {}, tz=tz)


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def notes_of(data: bytes, tz: str = "Europe/London") -> list[Note]:
    return [record for record in extract(data, tz=tz).records if isinstance(record, Note)]


def one_row(row: str) -> Note:
    return notes_of(f"{HEADER}{row}\n".encode())[0]


def expected(name: str) -> list[str]:
    return (SAMPLES / name).with_suffix(".expected.jsonl").read_text().split("\n")[:-1]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_every_generation_becomes_the_notes_beside_it(name: str) -> None:
    assert [line_of(record) for record in extract(sample(name)).records] == expected(name)


def test_a_backup_becomes_the_notes_beside_it() -> None:
    assert [line_of(record) for record in extract(build()).records] == expected("backup.json")


@pytest.mark.parametrize("data", [sample("daylio-2020.csv"), sample("daylio-2026.csv"), build()])
def test_reading_a_file_twice_gives_the_same_ids(data: bytes) -> None:
    first = [note.id for note in notes_of(data)]

    assert [note.id for note in notes_of(data)] == first
    assert len(set(first)) == len(first)


def test_another_zone_or_another_answer_gives_the_same_ids() -> None:
    data = sample("daylio-2026.csv")

    tokyo = extract(data, answers={"mood:rested": "1"}, tz="Asia/Tokyo")

    assert [record.id for record in tokyo.records] == [note.id for note in notes_of(data)]


def test_a_backup_and_the_table_of_the_same_day_give_the_same_id() -> None:
    row = (
        "2023-01-24,January 24,Tuesday,9:59 am,at ease,family | long walk,Slow start,By the river.<br>Quiet."
    )
    table = HEADER.replace("note", "note_title,note") + row

    assert notes_of(table.encode())[0].id == notes_of(build())[0].id


def test_a_spreadsheet_changing_line_ends_leaves_the_ids_as_they_were() -> None:
    data = (HEADER + '2020-05-30,30 May,Saturday,18:50,rad,,"One line\nand another"\n').encode()

    assert notes_of(data.replace(b"\n", b"\r\n"))[0].id == notes_of(data)[0].id


def test_two_rows_of_the_same_minute_and_words_are_both_kept() -> None:
    same = [note for note in notes_of(sample("daylio-2020.csv")) if note.text.startswith("Monday again")]

    assert len(same) == 2
    assert same[0].id != same[1].id


def test_a_word_without_a_known_place_is_asked_about_and_left_open_by_default() -> None:
    found = extract(sample("daylio-2026.csv"))

    assert [question.key for question in found.questions] == ["mood:rested", "mood:vaguely bad"]
    assert found.questions[1].text == "Where does “vaguely bad” belong?"
    assert found.questions[1].default == ""
    assert found.records[1].extra["mood"] == {"name": "vaguely bad", "group": None}  # type: ignore[union-attr]


@pytest.mark.parametrize(("answer", "group"), [("4", 4), ("", None), ("9", None), ("worst", None)])
def test_an_answer_gives_a_mood_word_its_place(answer: str, group: int | None) -> None:
    found = extract(sample("daylio-2026.csv"), answers={"mood:vaguely bad": answer})

    assert found.records[1].extra["mood"]["group"] == group  # type: ignore[union-attr]


def test_at_most_twenty_words_are_asked_about_the_most_used_first() -> None:
    rows = [f"2020-05-30,30 May,Saturday,18:{n:02},mood {n % 30},,\n" for n in range(59)]

    questions = extract((HEADER + "".join(rows)).encode()).questions

    assert len(questions) == 20
    assert questions[0].key == "mood:mood 0"


def test_the_mood_of_a_backup_is_placed_by_its_group_not_its_number() -> None:
    found = extract(build())

    assert [note.extra["mood"] for note in notes_of(build())] == [
        {"name": "at ease", "group": 2},
        {"name": "awful", "group": 5},
        {"name": "rad", "group": 1},
    ]
    assert found.questions == ()


def test_a_backup_keeps_the_hour_the_person_saw_wherever_they_were() -> None:
    paris = notes_of(build(), tz="Europe/Paris")
    london = notes_of(build(), tz="Europe/London")

    assert [note.tz for note in paris] == ["Europe/Paris"] * 3
    assert [note.tz for note in london] == ["Etc/GMT-1", "Etc/GMT-2", "Europe/London"]
    assert paris[1].at.isoformat() == london[1].at.isoformat() == "2023-07-01T22:00:00+02:00"


def test_what_a_backup_leaves_behind_is_said() -> None:
    found = extract(build())

    assert [str(problem) for problem in found.problems] == [
        "note 4: The date cannot be read. Look at it in Daylio.",
        "file: Photos stay behind. Meantime keeps words; keep the backup too.",
    ]
    assert found.read == 4


def test_rows_with_trouble_are_named_by_their_line_and_the_rest_is_read() -> None:
    found = extract(sample("daylio-trouble.csv"))

    assert [problem.where for problem in found.problems] == ["line 2", "line 3", "line 4", "line 6"]
    assert (len(found.records), found.read) == (1, 5)


def test_a_problem_never_repeats_what_was_written() -> None:
    words = " ".join(str(problem) for problem in extract(sample("daylio-trouble.csv")).problems)

    assert "teatime" not in words
    assert "30/05" not in words


def test_commas_nobody_quoted_stay_in_the_note() -> None:
    note = one_row("2020-05-30,30 May,Saturday,18:50,rad,,One, two, and three,,")

    assert note.text == "One, two, and three"


def test_unknown_columns_are_kept_by_their_name() -> None:
    table = "full_date,date,weekday,time,mood,activities,weather,note\n2020-05-30,,,18:50,rad,,rain,Wet\n"

    assert notes_of(table.encode())[0].extra["more"] == {"weather": "rain"}


def test_a_very_long_note_is_read_whole() -> None:
    note = one_row(f'2020-05-30,30 May,Saturday,18:50,rad,,"{"long day " * 20_000}"')

    assert len(note.text) == 180_000


def test_twice_an_hour_in_autumn_is_the_first_and_compares_as_an_instant() -> None:
    note = one_row("2020-10-25,25 October,Sunday,1:30 am,meh,,Clocks back")

    assert note.at == datetime(2020, 10, 25, 0, 30, tzinfo=UTC)
    assert note.at.isoformat() == "2020-10-25T01:30:00+01:00"


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("6:50 pm", (18, 50)),
        ("12:00 AM", (0, 0)),
        ("12:00 PM", (12, 0)),
        ("9:01\xa0PM", (21, 1)),
        ("9:01\u202fp. m.", (21, 1)),
        ("下午9:01", (21, 1)),
        ("20:18", (20, 18)),
        ("7.05", (7, 5)),
        ("24:00", None),
        ("9:61", None),
        ("9:01 xm", None),
        ("soon", None),
    ],
)
def test_clock_times_are_read_in_twelve_and_twenty_four_hours(
    words: str, clock: tuple[int, int] | None
) -> None:
    assert time_from(words) == clock


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("7 września", (9, 7)),
        ("16 de octubre", (10, 16)),
        ("February 2", (2, 2)),
        ("1er août", (8, 1)),
        ("3. März", (3, 3)),
        ("9月7日", (9, 7)),
        ("7 blursday", None),
        ("september", None),
    ],
)
def test_days_are_read_in_many_languages(words: str, day: tuple[int, int] | None) -> None:
    assert day_from(words) == day


def test_every_language_has_twelve_months_and_no_name_means_two_of_them() -> None:
    from meantime.importers import daylio_words

    lines = [line.split() for line in daylio_words._MONTHS.strip().splitlines()]

    assert {len(line) for line in lines} == {12}
    assert all(MONTHS[name] == month for line in lines for month, name in enumerate(line, start=1))


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("I <3 you, x < y and y > z", "I <3 you, x < y and y > z"),
        ("Fish & chips", "Fish & chips"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<ul><li>tea</li><li>toast</li></ul>", "- tea\n- toast"),
        ('<font color="red">Loud</font> &quot;no&quot;', 'Loud "no"'),
        ("a<br/>b<BR >c", "a\nb\nc"),
        ("&#0;&#xD800;", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"),
        ("  spaced  ", "  spaced  "),
    ],
)
def test_markup_goes_and_the_words_stay(words: str, plain: str) -> None:
    assert plain_text(words) == plain


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_recognised_without_its_name(name: str) -> None:
    assert identify(sample(name), "table.txt") == "daylio"


def test_a_backup_is_recognised_without_its_name() -> None:
    assert identify(build(), "x") == "daylio"
    assert identify(build(member="other.json"), "x.daylio") is None


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"a,b,c\n1,2,3\n", b"\0\0\0", b"PK", b'{"format": "other"}', b"mood,time\n", b'"' * 5000],
)
def test_other_files_are_nobodys(data: bytes) -> None:
    assert identify(data, "daylio.csv") is None
