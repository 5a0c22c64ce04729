"""A whole journal as Markdown, for reading: notes by month and day, then sessions, questions, reflections, practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from meantime.core.homework import OUTCOME_WORDS, Attempt
from meantime.core.journal import JournalReader
from meantime.core.moments import local_time
from meantime.core.notes import SEVERITY_WORDS, CopingSkill, Emotion, Note, Symptom, day_of
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic, topics_for
from meantime.exports.dates import day_words, moment_words, month_words
from meantime.exports.markup import escaped, quoted

_REFLECTED = (
    ("felt", "What I felt"),
    ("did", "What I did, what changed"),
    ("notice", "What I notice"),
    ("next", "What I want to work on next"),
)


def journal_markdown(reader: JournalReader) -> Iterator[str]:
    """The journal piece by piece, each piece ending with a line end. Nothing the person typed becomes markup.

    Private records are in it: this is the person's own copy.
    """
    name = escaped(reader.name)
    yield f"# {f'Journal of {name}' if name.strip() else 'Journal'}\n"
    yield from _notes(reader.notes())
    yield from _sessions(reader)
    yield from _questions(reader)
    yield from _reflections(reader.reflections(), reader.tz)
    yield from _practice(reader)


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    """Notes under their month and day, each on the calendar of the zone it was written in."""
    before: date | None = None
    for note in sorted(notes, key=lambda note: (day_of(note), note.at, note.id)):
        day = day_of(note)
        if before is None or (before.year, before.month) != (day.year, day.month):
            yield f"\n## {month_words(day)}\n"
        if before != day:
            yield f"\n### {day_words(day)}\n"
        before = day
        yield _note(note)


def _note(note: Note) -> str:
    private = " · private" if note.private else ""
    blocks = [f"**{local_time(note.at, note.tz):%H:%M}**{private}"]
    if note.text.strip():
        blocks.append(quoted(note.text))
    if parts := list(_parts(note)):
        blocks.append("\n".join(f"- {part}" for part in parts))
    return "".join(f"\n{block}\n" for block in blocks)


def _parts(note: Note) -> Iterator[str]:
    activities = note.extra.get("activities")
    rows = (
        ("Felt", [_emotion(emotion) for emotion in note.emotions]),
        ("Set off by", [escaped(trigger) for trigger in note.triggers]),
        ("In mind or body", [_symptom(symptom) for symptom in note.symptoms]),
        ("Did about it", [_coping(skill) for skill in note.coping]),
        ("With", [escaped(str(name)) for name in activities] if isinstance(activities, list) else []),
    )
    return (f"{label}: {'; '.join(words)}" for label, words in rows if words)


def _emotion(emotion: Emotion) -> str:
    strength = "" if emotion.intensity is None else f" ({emotion.intensity} of 10)"
    return f"{escaped(emotion.name)}{strength}"


def _symptom(symptom: Symptom) -> str:
    severity = "" if symptom.severity is None else f" ({SEVERITY_WORDS[symptom.severity]})"
    return f"{escaped(symptom.name)}{severity}"


def _coping(skill: CopingSkill) -> str:
    ratings = (("before", skill.before), ("after", skill.after))
    known = [f"{word} {value} of 10" for word, value in ratings if value is not None]
    known += [f"helped: {skill.helped}"] if skill.helped else []
    return escaped(skill.skill) + (f" ({', '.join(known)})" if known else "")


def _sessions(reader: JournalReader) -> Iterator[str]:
    topics = list(reader.topics())
    sessions = list(reader.sessions())
    if sessions:
        yield "\n## Sessions\n"
    for session in sessions:
        yield _session(session, topics_for(session.id, topics), reader.tz)
    known = {session.id for session in sessions}
    if waiting := [topic for topic in topics if topic.session not in known]:
        yield "\n## Topics without a session\n\n" + _topic_list(waiting)


def _session(session: TherapySession, topics: list[Topic], tz: str) -> str:
    therapist = f" with {escaped(session.therapist)}" if session.therapist.strip() else ""
    head = f"\n### {moment_words(session.at, session.tz or tz)}{therapist}\n\n{session.minutes} minutes.\n"
    return head + (f"\n{_topic_list(topics)}" if topics else "")


def _topic_list(topics: Iterable[Topic]) -> str:
    return "".join(f"- {_topic(topic)}\n" for topic in topics)


def _topic(topic: Topic) -> str:
    known = [topic.state, f"wants to {topic.want}" if topic.want else ""]
    known += [f"{topic.minutes} minutes" if topic.minutes else "", "private" if topic.private else ""]
    opening = f": “{escaped(topic.opening)}”" if topic.opening.strip() else ""
    return f"{escaped(topic.text)}{opening} ({', '.join(word for word in known if word)})"


def _questions(reader: JournalReader) -> Iterator[str]:
    questions = list(reader.questions())
    if questions:
        yield "\n## Questions\n\n"
    for question in questions:
        asked = f" (asked on {question.asked_on.isoformat()})" if question.asked_on else ""
        answer = f"\n  Answer: {escaped(question.answer)}" if question.answer else ""
        private = " (private)" if question.private else ""
        yield f"- {escaped(question.text)}{asked}{private}{'  ' if answer else ''}{answer}\n"


def _reflections(reflections: Iterable[Reflection], tz: str) -> Iterator[str]:
    for n, reflection in enumerate(reflections):
        private = " · private" if reflection.private else ""
        head = "" if n else "\n## Reflections\n"
        answers = ((label, getattr(reflection, name)) for name, label in _REFLECTED)
        body = "".join(f"\n**{label}**\n\n{quoted(words)}\n" for label, words in answers if words.strip())
        yield f"{head}\n### {moment_words(reflection.at, tz)}{private}\n{body}"


def _practice(reader: JournalReader) -> Iterator[str]:
    homework, attempts = list(reader.homework()), list(reader.attempts())
    if not homework and not attempts:
        return
    yield "\n## Practice\n\n"
    for one in homework:
        agreed = f" (agreed on {one.set_on.isoformat()})" if one.set_on else ""
        yield f"- {escaped(one.title or one.exercise.replace('_', ' '))}{agreed}\n"
    titles = {one.id: one.title for one in homework}
    for attempt in attempts:
        yield _attempt(attempt, titles.get(attempt.homework or ""), reader.tz)


def _attempt(attempt: Attempt, title: str | None, tz: str) -> str:
    name = escaped(title or attempt.exercise.replace("_", " "))
    helped = f", helped {attempt.helped} of 10" if attempt.helped is not None else ""
    head = f"\n### {moment_words(attempt.at, tz)}: {name}\n\n{OUTCOME_WORDS[attempt.outcome]}{helped}\n"
    steps = [(str(step).replace("_", " "), answer) for step, answer in attempt.answers.items()]
    said = [*steps, ("What I learned", attempt.learned), ("What got in the way", attempt.barrier)]
    return head + "".join(
        f"\n**{escaped(label)}**\n\n{quoted(answer if isinstance(answer, str) else str(answer))}\n"
        for label, answer in said
        if answer
    )
