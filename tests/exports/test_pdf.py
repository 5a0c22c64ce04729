"""The brief as a PDF: one tagged page, two voices, the same bytes, whatever a person wrote."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from meantime.charts.span import SpanMark
from meantime.core.brief import build_brief
from meantime.core.brief.fit import fit_to_page
from meantime.core.briefs import FOOTER, SECTIONS, Brief, BriefChoices, Line
from meantime.core.homework import Attempt
from meantime.core.journal import MemoryJournal
from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.core.phrases import phrase
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic
from meantime.exports.pdf import Paper, brief_pdf

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")
WORDS = "On Thursday I shut down in a meeting. I don't know why."


def test_a_brief_of_any_number_of_notes_is_one_page() -> None:
    for count in (1, 2, 14, 60, 200):
        brief = build_brief(a_journal(notes=count), "s2")

        for paper in PAPERS:
            pages = read(brief_pdf(brief, paper=paper, marks=marks(count), source_days=days(count))).pages

            assert len(pages) == 1, (count, paper)


def test_the_page_has_the_size_that_was_asked_for() -> None:
    brief = build_brief(a_journal(notes=3), "s2")

    sizes = {paper: read(brief_pdf(brief, paper=paper)).pages[0].mediabox for paper in PAPERS}

    assert [round(float(n)) for n in sizes["a4"][2:]] == [595, 842]
    assert [round(float(n)) for n in sizes["us-letter"][2:]] == [612, 792]


def test_a_screen_reader_finds_tags_a_language_and_a_title() -> None:
    reader = read(brief_pdf(build_brief(a_journal(notes=14), "s2"), marks=marks(14)))
    root = reader.root_object

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "For Dr A · Thu 26 Nov 2026, 16:00"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert tags(root["/StructTreeRoot"]).count("/H2") == 7
    assert "14 notes on 8 days, from Thu 19 Nov to Thu 26 Nov" in figure_words(root["/StructTreeRoot"])


def test_each_heading_and_each_line_has_a_tag_of_its_own_in_reading_order() -> None:
    lines = [a_line(0, "one"), a_line(1, "two"), a_line(2, "three", section="notice")]

    found = tags(read(brief_pdf(a_brief(lines))).root_object["/StructTreeRoot"])

    body = found[found.index("/Figure") + 1 :]
    assert found.count("/H1") == 1
    assert body == ["/H2", "/P", "/P", "/H2", "/P", "/P"]  # the last is the foot


def test_every_line_is_on_the_page_in_its_order() -> None:
    brief = build_brief(a_journal(notes=200), "s2")

    text = text_of(brief_pdf(brief, source_days=days(200)))

    places = [text.find(squeezed(str(line.text))) for line in brief.lines]
    assert -1 not in places
    assert places == sorted(places)
    assert text.index("Sam") < places[0]
    assert text.endswith(squeezed(FOOTER))


def test_the_head_says_for_whom_when_and_from_how_many_notes() -> None:
    text = text_of(brief_pdf(build_brief(a_journal(notes=14), "s2")))

    assert text.startswith(squeezed("For Dr A · Thu 26 Nov 2026, 16:00"))
    assert squeezed("19 Nov to 26 Nov · 14 notes on 8 of 8 days") in text


def test_a_brief_without_a_session_has_a_head_too() -> None:
    text = text_of(brief_pdf(a_brief([], session=None, session_at=None, therapist="", notes=1, days=1)))

    assert text.startswith(squeezed("For my next session"))
    assert squeezed("1 note on 1 of 8 days") in text


def test_quoted_words_and_computed_lines_are_in_different_type() -> None:
    fonts = fonts_by_text(brief_pdf(a_brief([a_line(0, "mine", quoted=True), a_line(1, "counted")])))

    assert "Literata" in fonts["mine"]
    assert "AtkinsonHyperlegibleNext" in fonts["counted"]


def test_every_font_is_embedded() -> None:
    reader = read(brief_pdf(a_brief([a_line(0, "Сегодня שלום سلام नमस्ते 🙂", quoted=True)])))

    embedded = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts_of(reader)]

    assert len(embedded) >= 5
    assert all("/FontFile2" in font or "/FontFile3" in font for font in embedded)


def test_the_same_brief_gives_the_same_bytes_in_another_process() -> None:
    here = brief_pdf(a_brief([a_line(0, WORDS, quoted=True)]))
    program = (
        f"import sys; sys.path[:0] = {[str(Path(__file__).parent), *sys.path]!r}; import test_pdf as t;"
        "sys.stdout.buffer.write(t.brief_pdf(t.a_brief([t.a_line(0, t.WORDS, quoted=True)])))"
    )

    there = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout

    assert here == brief_pdf(a_brief([a_line(0, WORDS, quoted=True)]))
    assert here == there


def test_pages_made_at_the_same_time_do_not_mix() -> None:
    briefs = [a_brief([a_line(0, f"page number {n}")]) for n in range(8)]
    alone = [brief_pdf(brief) for brief in briefs]
    together: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda n=n: together.update({n: brief_pdf(briefs[n])})) for n in range(8)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [together[n] for n in range(8)] == alone


def test_the_days_are_listed_at_the_foot_under_the_numbers_of_the_lines() -> None:
    lines = [a_line(0, "Anxious", sources=("a", "b", "c")), a_line(1, "Sad", sources=("c",))]
    source_days = {"a": "Mon 16 Nov", "b": "Tue 17 Nov", "x": "Wed 18 Nov", "c": "Thu 19 Nov"}

    text = text_of(brief_pdf(a_brief(lines), source_days=source_days))

    assert "Anxious1–3" in text
    assert "Sad3" in text
    assert squeezed("1 Mon 16 Nov · 2 Tue 17 Nov · 3 Thu 19 Nov") in text


def test_lines_left_over_are_not_mentioned() -> None:
    brief = a_brief([a_line(0, "kept")], left_over=(a_line(1, "secret remainder"),))

    assert "secret" not in text_of(brief_pdf(brief))


def test_a_brief_that_was_never_limited_loses_its_last_lines_first() -> None:
    lines = [a_line(n, f"line{n:03} " + "word " * 60, quoted=True) for n in range(200)]

    pdf = brief_pdf(a_brief(lines))

    text = text_of(pdf)
    kept = [n for n in range(200) if f"line{n:03}" in text]
    assert len(read(pdf).pages) == 1
    assert kept == list(range(len(kept)))
    assert 10 < len(kept) < 40


def test_what_the_core_fits_on_a_page_stays_on_it() -> None:
    long_topics = [
        a_line(n, f"topic{n} " + "words of mine " * 24, quoted=True, section="topics") for n in range(20)
    ]
    shouted = [a_line(n, f"loud{n} " + "WHY AGAIN " * 17, quoted=True) for n in range(40)]

    for lines in (long_topics, shouted):
        kept, _ = fit_to_page(lines, BriefChoices(id=""))
        for paper in PAPERS:
            text = text_of(brief_pdf(a_brief(list(kept)), paper=paper, marks=marks(200)))

            assert [line.key for line in kept if str(line.text).split()[0] not in text] == []


HOSTILE = {
    "letters of no font": "今日は会議で黙ってしまった ฉันรู้สึกกังวล",
    "wide letters": "W" * 180,
    "wide words": "WWWW " * 36,
    "ten thousand emoji": "😀" * 10_000,
    "emoji families and flags": "👩‍👩‍👧🏳️‍🌈👍🏽" * 20,
    "right to left": "شعرت بالقلق صباح يوم الاثنين הרגשתי חרדה " * 4,
    "control characters": "a\x00b\x1b[31m\u202ec\u2066d\ufeff\uffff\u0085\u2028e",
    "lone surrogates": "x\ud800y\udfff",
    "marks without letters": "\u0301\u064b\u093e\u05b0\u094d\u200d\u0f71" * 20,
    "towers of marks": ("Z" + "\u0301\u0316\u0330" * 20) * 20,
    "markup": '#panic("x") = *_`$<a>@b \\u{41} #eval("1") //' * 4,
    "only spaces": " \t\n\u3000 ",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_words_break_the_page(words: str) -> None:
    names = [name for name, _ in SECTIONS]
    lines = [a_line(n, words, quoted=n % 2 == 0, section=names[n % 7]) for n in range(9)]

    for paper in PAPERS:
        pdf = brief_pdf(a_brief(lines, name=words, therapist=words), paper=paper, source_days={"id0": words})

        assert len(read(pdf).pages) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=200), min_size=1, max_size=6), st.sampled_from(PAPERS))
def test_any_text_at_all_gives_one_page(texts: list[str], paper: Paper) -> None:
    lines = [a_line(n, text, quoted=True) for n, text in enumerate(texts)]

    assert len(read(brief_pdf(a_brief(lines, name=texts[0]), paper=paper)).pages) == 1


def test_markup_is_printed_as_it_was_written() -> None:
    assert squeezed('#panic("x") *not bold* $1$') in text_of(
        brief_pdf(a_brief([a_line(0, '#panic("x") *not bold* $1$', quoted=True)]))
    )


def test_a_letter_no_font_has_is_printed_as_a_box() -> None:
    text = text_of(brief_pdf(a_brief([a_line(0, "before 会 after", quoted=True)])))

    assert "before□after" in text


def test_marks_outside_the_span_or_without_a_number_do_not_break_the_page() -> None:
    parts, kinds = (-5.0, 7.0, float("nan"), float("inf")), ("HP", "??", "", "M")
    wild = [
        SpanMark(day=date(2000 + 30 * n, 1, 1), part=p, kind=k)
        for n, (p, k) in enumerate(zip(parts, kinds, strict=True))
    ]

    assert len(read(brief_pdf(a_brief([]), marks=wild * 600)).pages) == 1


# --- a small world ---------------------------------------------------------------------------------------------


def a_line(
    n: int, text: str, *, quoted: bool = False, section: str = "felt", sources: tuple[str, ...] = ()
) -> Line:
    return Line(
        key=f"k{n}",
        section=section,  # type: ignore[arg-type]
        text=phrase("{words}", words=text),
        quoted=quoted,
        sources=sources or (f"id{n}",),
        rank=n,
    )


def a_brief(lines: list[Line], **changes: object) -> Brief:
    values: dict[str, object] = {
        "session": "s2",
        "session_at": datetime(2026, 11, 26, 16, tzinfo=UTC),
        "therapist": "Dr A",
        "name": "Sam",
        "tz": "Europe/London",
        "first_day": date(2026, 11, 19),
        "last_day": date(2026, 11, 26),
        "notes": 14,
        "days": 6,
        "lines": tuple(lines),
        "left_over": (),
        "candidates": (),
    }
    return Brief(**{**values, **changes})  # type: ignore[arg-type]


def a_journal(*, notes: int) -> MemoryJournal:
    span = timedelta(days=7) - timedelta(hours=2)
    written = [a_note(n, START + span * n / notes) for n in range(notes)]
    return MemoryJournal(
        name="Sam",
        tz="Europe/London",
        records=(
            TherapySession(id="s1", at=START - timedelta(hours=1), therapist="Dr A"),
            TherapySession(id="s2", at=START + timedelta(days=6, hours=23), therapist="Dr A"),
            Topic(
                id="t1",
                session="s2",
                text="Meeting",
                opening=WORDS,
                want="understand",
                minutes=20,
                notes=("n0",),
            ),
            Topic(id="t2", session="s2", text="Saying no to my sister", order=2),
            Reflection(
                id="r1",
                at=START + timedelta(days=6),
                felt="Steadier than in September.",
                did="Went to the shop twice.",
                notice="It's worse when I haven't slept.",
                next="A smaller step between 2 and 3.",
            ),
            Question(id="q1", text="How will I know it is working?"),
            Attempt(
                id="a1",
                exercise="thought_record",
                at=START + timedelta(days=3),
                outcome="did_some",
                learned="The meeting was shorter than I predicted.",
            ),
            *written,
        ),
    )


def a_note(n: int, at: datetime) -> Note:
    feelings = ("anxious", "sad", "calm", "proud", "ashamed", "angry")
    return Note(
        id=f"n{n}",
        at=at,
        tz="Europe/London",
        text=f"Note {n}: felt it on the way to work, before anything had happened.",
        emotions=(Emotion(name=feelings[n % 6], intensity=n % 11),),
        triggers=("going to work",) if n % 2 else ("phone calls",),
        symptoms=(Symptom(name="tight chest", severity=n % 4),),
        coping=(CopingSkill(skill="slow breathing", before=7, after=5, helped="a bit"),),
    )


def marks(count: int) -> list[SpanMark]:
    kinds = ("HU", "HP", "LU", "LP", "M")
    first = date(2026, 11, 19)
    return [SpanMark(day=first + timedelta(days=n * 8 // count), kind=kinds[n % 5]) for n in range(count)]


def days(count: int) -> dict[str, str]:
    return {f"n{n}": f"Day {n * 8 // count}" for n in range(count)}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def squeezed(text: str) -> str:
    """Without spaces and break places: where rows end is not what these tests are about."""
    return "".join(text.replace("\u200b", "").split())


def text_of(pdf: bytes) -> str:
    return squeezed(read(pdf).pages[0].extract_text())


def fonts_of(reader: PdfReader) -> list[dict]:  # type: ignore[type-arg]
    return [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]


def fonts_by_text(pdf: bytes) -> dict[str, str]:
    found: dict[str, str] = {}

    def note(text: str, _cm: object, _tm: object, font: dict | None, _size: float) -> None:  # type: ignore[type-arg]
        for word in text.replace("“", " ").replace("”", " ").split():
            found[word] = str(font["/BaseFont"]) if font else ""

    read(pdf).pages[0].extract_text(visitor_text=note)
    return found


def elements(node: object) -> list[dict]:  # type: ignore[type-arg]
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        return [one for kid in node for one in elements(kid)]
    if not isinstance(node, dict):
        return []
    return [node, *elements(node.get("/K"))]


def tags(tree: object) -> list[str]:
    return [str(one["/S"]) for one in elements(tree) if "/S" in one]


def figure_words(tree: object) -> str:
    return " ".join(str(one["/Alt"]) for one in elements(tree) if "/Alt" in one)
