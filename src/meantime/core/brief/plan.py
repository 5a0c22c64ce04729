"""The person's own plans in the brief: topics, hard things they chose to tell, reflections and questions."""

from __future__ import annotations

from collections.abc import Sequence

from meantime.core.brief.words import OPENING_COLUMNS, excerpt
from meantime.core.briefs import Line, SectionName
from meantime.core.honesty import Honesty, answers_in
from meantime.core.journal import JournalReader
from meantime.core.notes import is_countable
from meantime.core.periods import Period
from meantime.core.phrases import Phrase, phrase
from meantime.core.questions import is_waiting
from meantime.core.sessions import Span
from meantime.core.topics import Topic, not_covered, topics_for

OFFERED_QUESTIONS = 3
_WANT_WORDS = {
    "understand": "I want to understand it",
    "vent": "I want to let it out",
    "decide": "I want to decide",
    "learn": "I want to learn a skill",
    "tell": "I want to tell you",
}


def topic_lines(journal: JournalReader, span: Span) -> list[Line]:
    """One line a topic: its opening sentence, or its headline when no opening is written.

    What the session before did not come to stands first.
    """
    every = journal.topics()
    ahead = span.next.id if span.next else None
    carried = not_covered(span.last.id, ahead, every) if span.last else []
    wanted = [*carried, *(topics_for(ahead, every) if ahead else _waiting_topics(every))]
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


def _waiting_topics(topics: Sequence[Topic]) -> list[Topic]:
    return [topic for topic in topics if topic.session is None and topic.state == "open"]


def _topic_aside(topic: Topic) -> Phrase | None:
    parts = [_WANT_WORDS[topic.want]] if topic.want else []
    if topic.minutes:
        parts.append(f"about {topic.minutes} minutes")
    return phrase("{wish}", wish=", ".join(parts)) if parts else None


def honesty_lines(journal: JournalReader, period: Period) -> list[Line]:
    """What was hard to say and is told by choice: only answers whose `share` is "brief", word by word."""
    told = [one for one in answers_in(period, journal.of_kind(Honesty)) if one.share == "brief"]
    return [
        Line(
            key=f"honesty:{one.id}",
            section="topics",
            text=_hard_words(one),
            quoted=bool(one.answer.strip()),
            sources=(one.id,),
            rank=2,
        )
        for one in told
    ]


def _hard_words(honesty: Honesty) -> Phrase:
    """The person's words; for a tick alone (from elsewhere: here a tick brings its sentence) that it is there."""
    if honesty.answer.strip():
        return phrase("{words}", words=excerpt(honesty.answer, OPENING_COLUMNS))
    return phrase("Something hard to say: {prompt}", prompt=excerpt(honesty.prompt.replace("_", " ")))


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
