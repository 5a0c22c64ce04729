"""The person's own questions with what the notes say to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meantime.charts.records import Chart, Look
from meantime.core.journal import JournalReader
from meantime.core.notes import Note
from meantime.core.patterns import PatternReport, WonderingAnswer
from meantime.core.phrases import Phrase
from meantime.core.wonderings import MOST_ANSWERED, Wondering, answered
from meantime.web.patterns.drawn import counts_chart, feeling_chart
from meantime.web.patterns.note_lines import NoteLine, note_line
from meantime.web.patterns.pages import MOST_NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question and its answer."""

    id: str
    when: str
    then: str
    #: What the notes say; None for a question beyond the five that are answered.
    sentence: Phrase | None
    #: Which words of the notes counted; None when only the words that were asked did.
    counted: Phrase | None
    chart: Chart | None
    count: int
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WonderingsPage:
    """All questions, the newest last."""

    questions: tuple[AskedQuestion, ...]
    #: Whether there is room for another.
    has_room: bool
    most: int


def wonderings_page(journal: JournalReader, report: PatternReport) -> WonderingsPage:
    """The questions in the order they were asked."""
    asked = journal.of_kind(Wondering)
    answers = {one.wondering: one for one in report.wonderings}
    notes = [note for note in journal.notes() if note.other_version_of is None]
    return WonderingsPage(
        questions=tuple(_question(one, answers.get(one.id), notes) for one in asked),
        has_room=len(answered(asked)) < MOST_ANSWERED,
        most=MOST_ANSWERED,
    )


def _question(asked: Wondering, answer: WonderingAnswer | None, notes: Sequence[Note]) -> AskedQuestion:
    behind = [note for note in notes if answer and note.id in set(answer.notes)]
    return AskedQuestion(
        id=asked.id,
        when=asked.when,
        then=asked.then,
        sentence=answer.sentence if answer else None,
        counted=answer.counted if answer else None,
        chart=_chart(answer, notes) if answer and answer.notes else None,
        count=len(behind),
        notes=tuple(note_line(note) for note in reversed(behind[-MOST_NOTES:])),
    )


def _chart(answer: WonderingAnswer, notes: Sequence[Note]) -> Chart:
    """Counts where the second half is no rated feeling, else the rating of that feeling day by day."""
    look = Look(name=f"wondering-{answer.wondering[:8]}", width=300)
    if "both" in answer.sentence.values:
        return counts_chart(answer, look=look)
    return feeling_chart(answer, notes, look=look)
