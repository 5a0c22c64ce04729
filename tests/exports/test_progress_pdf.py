"""Progress on paper: a tagged PDF with one title, own words as written, and every drawing named."""

from __future__ import annotations

from datetime import date

import pytest

from meantime.charts.bars import Bar, bars_chart
from meantime.charts.line import Course, DayValue, line_chart
from meantime.charts.records import PAPER, Chart, Look
from meantime.core.phrases import phrase
from meantime.exports.progress_pdf import FormOnPaper, OwnWords, ProgressOnPaper, progress_pdf
from meantime.exports.typesetting import Paper
from tests.exports.test_pdf import HOSTILE, figure_words, read, squeezed, tags

PAPERS: tuple[Paper, ...] = ("a4", "us-letter")
LOOK = Look(palette=PAPER, width=640)


def a_line(name: str) -> Chart:
    days = [date(2026, 10, 26), date(2026, 11, 9)]
    course = Course(
        title=phrase("{name} over time", name=name),
        heading=phrase("{name}, 0 to 27", name=name),
        values=[DayValue(day=day, value=value) for day, value in zip(days, (16, 11), strict=True)],
        first=days[0],
        last=days[-1],
        high=27,
        joins=15,
    )
    return line_chart(course, LOOK)


def some_progress(text: str = "I stayed in bed until noon.\nEvery day this week.") -> ProgressOnPaper:
    return ProgressOnPaper(
        name="Sam",
        day="Monday 23 November 2026",
        words=[
            OwnWords(heading="Then", day="Thursday 24 September 2026", text=text),
            OwnWords(heading="Now", day="Sunday 22 November 2026", text="Went to the shop before work."),
        ],
        change=(phrase("Since the last session: 0.8 points lower."), a_line("Feeling")),
        forms=[
            FormOnPaper(
                title="PHQ-9",
                words=[phrase("This is 5 points lower than on Mon 26 Oct.")],
                caution="A questionnaire cannot diagnose.",
                chart=a_line("PHQ-9"),
            )
        ],
        weeks=bars_chart([Bar(label="Week from Mon 16 Nov", count=3, of=7)], look=LOOK, title=phrase("Days")),
    )


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in read(pdf).pages))


def test_words_come_before_their_drawings_and_everything_is_there() -> None:
    text = text_of(progress_pdf(some_progress()))

    wanted = (
        "My progress · Monday 23 November 2026",
        "Then · Thursday 24 September 2026",
        "I stayed in bed until noon.",
        "Every day this week.",
        "Now · Sunday 22 November 2026",
        "Went to the shop before work.",
        "Since the last session: 0.8 points lower.",
        "This is 5 points lower than on Mon 26 Oct.",
        "PHQ-9, 0 to 27, on 2 days: lowest 11 (Mon 9 Nov), highest 16 (Mon 26 Oct).",
        "A questionnaire cannot diagnose.",
        "Week from Mon 16 Nov",
    )
    places = [text.find(squeezed(one)) for one in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_a_screen_reader_finds_one_title_headings_and_named_drawings() -> None:
    reader = read(progress_pdf(some_progress()))
    tree = reader.root_object["/StructTreeRoot"]

    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "My progress · Monday 23 November 2026"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data()
    found = tags(tree)
    assert (found.count("/H1"), found.count("/H2"), found.count("/H3"), found.count("/Figure")) == (
        1,
        4,
        3,
        3,
    )
    assert figure_words(tree) == ("Feeling over time PHQ-9 over time Days. Week from Mon 16 Nov: 3 of 7.")


def test_what_is_not_there_has_no_heading() -> None:
    pdf = progress_pdf(ProgressOnPaper(name="", day="Monday 23 November 2026"))

    assert tags(read(pdf).root_object["/StructTreeRoot"]).count("/H2") == 0


def test_the_same_progress_gives_the_same_bytes() -> None:
    assert progress_pdf(some_progress()) == progress_pdf(some_progress())


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_words_break_the_pages(words: str) -> None:
    for paper in PAPERS:
        assert read(progress_pdf(some_progress(words), paper=paper)).pages


def test_a_very_long_note_goes_on_over_the_pages_to_its_end() -> None:
    text = "\n".join(f"row{n} " + "and then I went on " * 12 for n in range(60))

    pdf = progress_pdf(some_progress(text))

    assert len(read(pdf).pages) > 2
    assert "row59and" in text_of(pdf)
