"""What was agreed and how it went: homework with its attempts, watch-points with their notes, practice of one's own.

Everything agreed in the session before has a line, whatever came of it. No line says that something was not done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from meantime.core.brief.words import excerpt, times
from meantime.core.briefs import Line
from meantime.core.homework import OUTCOME_WORDS, OUTCOMES, Attempt, exercise_words, is_agreed_for, title_of
from meantime.core.journal import JournalReader
from meantime.core.moments import local_day
from meantime.core.notes import Note
from meantime.core.periods import Period
from meantime.core.phrases import Phrase, phrase
from meantime.core.watch_points import WatchPoint, evidence_for, watched_after

#: Columns of a title or a watch-point inside a counted line.
_NAME = 100


def agreed_lines(journal: JournalReader, period: Period, notes: Sequence[Note]) -> list[Line]:
    """One line for everything agreed before the period and everything practised in it; quotations follow theirs.

    Args:
        notes: the notes of the period that may be counted.
    """
    return [
        *_homework_lines(journal, period),
        *_watch_lines(journal, period, notes),
        *_own_lines(journal, period),
    ]


def _homework_lines(journal: JournalReader, period: Period) -> Iterator[Line]:
    first, last = local_day(period.start, journal.tz), local_day(period.end, journal.tz)
    tried = _attempts(journal, period)
    for place, homework in enumerate(one for one in journal.homework() if not one.private):
        group = [attempt for attempt in tried if attempt.homework == homework.id]
        if group or is_agreed_for(homework, first, last):
            yield Line(
                key=f"practice:{homework.id}",
                section="practice",
                text=phrase("{name}: {said}", name=excerpt(title_of(homework), _NAME), said=_state(group)),
                quoted=False,
                sources=(homework.id, *(attempt.id for attempt in group)),
                rank=1,
            )
            yield from _learned_lines(group, 14 + place)


def _own_lines(journal: JournalReader, period: Period) -> Iterator[Line]:
    """What was practised without being agreed on, by kind."""
    known = {homework.id for homework in journal.homework()}
    own = [attempt for attempt in _attempts(journal, period) if attempt.homework not in known]
    for place, kind in enumerate(dict.fromkeys(attempt.exercise for attempt in own)):
        group = [attempt for attempt in own if attempt.exercise == kind]
        yield Line(
            key=f"practice:{kind}",
            section="practice",
            text=phrase("{name}, my own idea: {said}", name=exercise_words(kind), said=_state(group)),
            quoted=False,
            sources=tuple(attempt.id for attempt in group),
            rank=14 + place,
        )
        yield from _learned_lines(group, 16 + place)


def _attempts(journal: JournalReader, period: Period) -> list[Attempt]:
    """The attempts of the period that may be told: not private, and not at private homework."""
    hidden = {homework.id for homework in journal.homework() if homework.private}
    return [a for a in journal.attempts() if a.at in period and not a.private and a.homework not in hidden]


def _state(attempts: Sequence[Attempt]) -> str:
    """`did it twice, did some once`; `agreed, still open` while nothing was tried."""
    counted = Counter(attempt.outcome for attempt in attempts)
    said = (f"{OUTCOME_WORDS[one]} {times(counted[one])}" for one in OUTCOMES if counted[one])
    return ", ".join(said) or "agreed, still open"


def _learned_lines(attempts: Sequence[Attempt], rank: int) -> Iterator[Line]:
    for attempt in attempts:
        words = attempt.learned or attempt.barrier
        if words and words.strip():
            yield Line(
                key=f"learned:{attempt.id}",
                section="practice",
                text=phrase("{words}", words=excerpt(words)),
                quoted=True,
                sources=(attempt.id,),
                aside=phrase("What got in the way") if not attempt.learned else phrase("What I learned"),
                rank=rank + 2,
            )


def _watch_lines(journal: JournalReader, period: Period, notes: Sequence[Note]) -> Iterator[Line]:
    held = [session.id for session in journal.sessions() if session.at <= period.start]
    for point in watched_after(held, journal.of_kind(WatchPoint)):
        if not point.private:
            seen = evidence_for(point, notes)
            yield Line(
                key=f"watch:{point.id}",
                section="practice",
                text=_watch_phrase(point, len(seen)),
                quoted=False,
                sources=(point.id, *(note.id for note in seen)),
                rank=1,
            )


def _watch_phrase(point: WatchPoint, seen: int) -> Phrase:
    said = f"in {seen} note{'s' if seen != 1 else ''}" if seen else _WITHOUT_NOTES[point.state]
    return phrase("Watched for “{words}”: {said}", words=excerpt(point.text, _NAME), said=said)


#: What is said of a watch-point that stands in no note.
_WITHOUT_NOTES = {"open": "still watching", "seen": "seen", "quiet": "quiet this time", "settled": "settled"}
