"""The person's own plans in the brief: topics, reflections, practice and questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from meantime.core.brief.words import OPENING_COLUMNS, excerpt, times
from meantime.core.briefs import Line, SectionName
from meantime.core.homework import OUTCOME_WORDS, Attempt, Homework
from meantime.core.journal import JournalReader
from meantime.core.notes import is_countable
from meantime.core.periods import Period
from meantime.core.phrases import Phrase, phrase
from meantime.core.questions import is_waiting
from meantime.core.topics import Topic, topics_for

OFFERED_QUESTIONS = 3
_WANT_WORDS = {
    "understand": "I want to understand it",
    "vent": "I want to let it out",
    "decide": "I want to decide",
    "learn": "I want to learn a skill",
    "tell": "I want to tell you",
}


def topic_lines(journal: JournalReader, session_id: str | None) -> list[Line]:
    """One line a topic: its opening sentence, or its headline when no opening is written."""
    wanted = topics_for(session_id, journal.topics()) if session_id else _waiting_topics(journal)
    topics = [topic for topic in wanted if not topic.private and topic.state != "settled"]
    cited = {note_id for topic in topics for note_id in topic.notes}
    shareable = {note.id for note in journal.notes_with_ids(cited) if is_countable(note)} if cited else set()
    return [
        Line(
            key=f"topic:{topic.id}",
            section="topics",
            text=phrase("{words}", words=excerpt(topic.opening.strip() or topic.text, OPENING_COLUMNS)),
            quoted=True,
            sources=(topic.id, *(note_id for note_id in topic.notes if note_id in shareable)),
            aside=_topic_aside(topic),
            rank=place,
        )
        for place, topic in enumerate(topics)
    ]


def _waiting_topics(journal: JournalReader) -> list[Topic]:
    return [topic for topic in journal.topics() if topic.session is None and topic.state == "open"]


def _topic_aside(topic: Topic) -> Phrase | None:
    parts = [_WANT_WORDS[topic.want]] if topic.want else []
    if topic.minutes:
        parts.append(f"about {topic.minutes} minutes")
    return phrase("{wish}", wish=", ".join(parts)) if parts else None


def reflection_lines(journal: JournalReader, period: Period) -> list[Line]:
    """The newest reflection of the span, one line for each question that was answered."""
    inside = [r for r in journal.reflections() if r.at in period and not r.private]
    if not inside:
        return []
    newest = max(inside, key=lambda r: (r.at, r.id))
    answers: tuple[tuple[SectionName, str], ...] = (
        ("felt", newest.felt),
        ("did", newest.did),
        ("notice", newest.notice),
        ("next", newest.next),
    )
    return [
        Line(
            key=f"{section}:{newest.id}",
            section=section,
            text=phrase("{words}", words=excerpt(words, OPENING_COLUMNS)),
            quoted=True,
            sources=(newest.id,),
            rank=5,
        )
        for section, words in answers
        if words.strip()
    ]


def practice_lines(journal: JournalReader, period: Period) -> list[Line]:
    """What was practised in the span: how often, and what was learned in the person's words."""
    done = [a for a in journal.attempts() if a.at in period and not a.private]
    hidden = {homework.id for homework in journal.homework() if homework.private}
    titles = {homework.id: homework for homework in journal.homework()}
    groups: dict[str, list[Attempt]] = {}
    for attempt in done:
        if attempt.homework not in hidden:
            groups.setdefault(attempt.homework or f"exercise:{attempt.exercise}", []).append(attempt)
    return [
        line
        for place, (key, group) in enumerate(groups.items())
        for line in _practice_group(titles.get(key), group, 14 + place)
    ]


def _practice_group(homework: Homework | None, attempts: Sequence[Attempt], rank: int) -> Iterator[Line]:
    name = homework.title if homework and homework.title else attempts[0].exercise.replace("_", " ")
    counted = Counter(attempt.outcome for attempt in attempts)
    said = ", ".join(
        f"{words} {times(counted[outcome])}"  # type: ignore[index]
        for outcome, words in OUTCOME_WORDS.items()
        if counted[outcome]  # type: ignore[index]
    )
    ids = tuple(attempt.id for attempt in attempts)
    yield Line(
        key=f"practice:{homework.id if homework else name}",
        section="practice",
        text=phrase("{name}: {said}", name=excerpt(name[:1].upper() + name[1:]), said=said),
        quoted=False,
        sources=(*((homework.id,) if homework else ()), *ids),
        rank=rank,
    )
    yield from _learned_lines(attempts, rank)


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


def question_lines(journal: JournalReader) -> list[Line]:
    """The questions that wait to be asked."""
    waiting = [q for q in journal.questions() if is_waiting(q) and not q.private]
    return [
        Line(
            key=f"question:{question.id}",
            section="questions",
            text=phrase("{words}", words=excerpt(question.text)),
            quoted=True,
            sources=(question.id,),
            rank=6 + place,
            offered=place < OFFERED_QUESTIONS,
        )
        for place, question in enumerate(waiting)
    ]
