"""What was read in a note: offered, and kept when the person says so. Nothing here changes a word they wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time
from typing import Literal, TypeVar

from meantime.actions.notes import Clash, edit_note
from meantime.content import records as content
from meantime.content.loader import find_coping_skill, find_emotion, find_symptom
from meantime.core.moments import from_wall_clock, local_time
from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.language.own_words import MOST_REMEMBERED, OwnWords, learn
from meantime.language.read import read, read_words
from meantime.language.records import (
    FoundFeeling,
    FoundSkill,
    FoundSymptom,
    FoundTrigger,
    Place,
    Reading,
    Tier,
    When,
)
from meantime.storage.journal import Journal, Stored

Part = Literal["when", "feelings", "triggers", "symptoms", "coping"]
Named = TypeVar("Named", bound=Emotion | Symptom | CopingSkill)
Known = content.Emotion | content.Symptom | content.CopingSkill
Finding = When | FoundFeeling | FoundTrigger | FoundSymptom | FoundSkill

#: The time of day a part of the day stands for, and the hour it begins at.
_CLOCKS = {"morning": time(8), "afternoon": time(14), "evening": time(20), "night": time(23)}
_BEGINS = (("night", 0), ("morning", 5), ("afternoon", 12), ("evening", 17), ("night", 22))
#: Kinds of time that say one moment or one day; a week or "always" moves no note.
_ONE_DAY = ("moment", "day")
#: How many notes back it is worth asking whether one was asked about.
_LOOK_BACK = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One finding that would add something to the note."""

    #: Names the finding in a form; holds no word of the person.
    key: str
    part: Part
    finding: Finding
    tier: Tier
    #: The moment the note would move to; only for `when`.
    at: datetime | None = None


def read_note(note: Note, *, now: datetime | None = None, own: OwnWords | None = None) -> Reading:
    """What can be read in the words of a note.

    Args:
        now: the present the words were written in; without it the note's own time.
        own: what the person's other notes say about their words, from `own_words_beside`.
    """
    # Where they chose a feeling themselves there is nothing to guess.
    return read(note.text, now=now or note.at, tz=note.tz, own=own, guess_feelings=not note.emotions)


def read_note_words(note: Note, *, own: OwnWords | None = None) -> Reading:
    """What the word lists read in it: no model is loaded."""
    return read_words(note.text, now=note.at, tz=note.tz, own=own)


def own_words_beside(journal: Journal, note: Note) -> OwnWords:
    """What the newest other notes say about the person's words. Made anew each time, kept nowhere."""
    return learn(other for other in journal.latest_notes(MOST_REMEMBERED) if other.id != note.id)


def find_proposals(note: Note, reading: Reading) -> tuple[Proposal, ...]:
    """What the reading could add to the note, in the order of the four parts, the time first."""
    return tuple(one for one in _all_proposals(note, reading) if with_proposal(note, one) != note)


def keep_proposals(
    journal: Journal, stored: Stored[Note], keys: Collection[str], *, read_at: datetime, now: datetime
) -> Clash | None:
    """Read the note again and add exactly the findings with these keys. Sent twice, it adds nothing more.

    Args:
        read_at: the present the reading was made in, so that it comes out the same.

    Raises:
        InvalidRecord: the note would break a rule; nothing was kept.
    """
    note = stored.record
    reading = read_note(note, now=read_at, own=own_words_beside(journal, note))
    for proposal in find_proposals(note, reading):
        if proposal.key in keys:
            note = with_proposal(note, proposal)
    return edit_note(journal, note, base_rev=stored.rev, now=now) if note != stored.record else None


def add_words(journal: Journal, stored: Stored[Note], words: str, *, now: datetime) -> Clash | None:
    """Put words on a new line at the end of a note. Sent twice, they stand there once.

    Raises:
        InvalidRecord: the note would become too long; nothing was kept.
    """
    text, added = stored.record.text, words.strip()
    if not added or text.endswith("\n" + added):
        return None
    longer = replace(stored.record, text=f"{text}\n{added}" if text else added)
    return edit_note(journal, longer, base_rev=stored.rev, now=now)


def question_about(note: Note, earlier: Sequence[Note], reading: Reading) -> str | None:
    """The one question that would make a vague note specific; None when there is none, or the note before was asked.

    Args:
        earlier: the notes kept before this one, newest first.
    """
    if note.source or reading.support or not reading.specificity.vague:
        return None
    return None if _was_asked(list(earlier[:_LOOK_BACK])) else reading.specificity.ask


def with_proposal(note: Note, proposal: Proposal) -> Note:
    """The note with one finding added. What the person rated or wrote stays as it is."""
    return _ADDED[proposal.part](note, proposal)


def _all_proposals(note: Note, reading: Reading) -> Iterator[Proposal]:
    if at := moment_of(reading.when, note):
        yield Proposal(key="when", part="when", finding=reading.when, tier="said", at=at)
    for emotion in reading.emotions:
        key = _key("feeling", find_emotion(emotion.name), emotion.place)
        yield Proposal(key=key, part="feelings", finding=emotion, tier=emotion.tier)
    for trigger in reading.triggers:
        key = _key("trigger", None, trigger.place)
        yield Proposal(key=key, part="triggers", finding=trigger, tier=trigger.tier)
    for symptom in reading.symptoms:
        key = _key("symptom", find_symptom(symptom.name), symptom.place)
        yield Proposal(key=key, part="symptoms", finding=symptom, tier=symptom.tier)
    for skill in reading.coping:
        key = _key("coping", find_coping_skill(skill.skill), skill.place)
        yield Proposal(key=key, part="coping", finding=skill, tier=skill.tier)


def _key(part: str, known: Known | None, place: Place) -> str:
    """The id of a known word; the place in the text for the person's own words."""
    return f"{part}:{known.id}" if known else f"{part}:{place[0]}-{place[1]}"


def moment_of(when: When, note: Note) -> datetime | None:
    """The past moment a time stands for, in the zone of the note; None when it says none, or what the note has.

    A day alone keeps the time of day the note has; a part of the day stands for the middle of it.
    """
    wall = local_time(note.at, note.tz)
    if when.date is None or when.grain not in _ONE_DAY or when.end not in (None, when.date):
        return None
    if when.date == wall.date() and when.time is None and when.part in (None, _part_of(wall)):
        return None
    clock = when.time or (_CLOCKS[when.part] if when.part else wall.time().replace(tzinfo=None))
    at = from_wall_clock(datetime.combine(when.date, clock), note.tz)
    return at if at < note.at else None


def _part_of(wall: datetime) -> str:
    return [part for part, hour in _BEGINS if wall.hour >= hour][-1]


def _with_moment(note: Note, proposal: Proposal) -> Note:
    return replace(note, at=proposal.at) if proposal.at else note


def _with_emotion(note: Note, proposal: Proposal) -> Note:
    found = proposal.finding
    assert isinstance(found, FoundFeeling)
    new = Emotion(name=feeling_word(found.name), intensity=found.intensity)
    return replace(note, emotions=_merged(note.emotions, new, "name"))


def _with_symptom(note: Note, proposal: Proposal) -> Note:
    found = proposal.finding
    assert isinstance(found, FoundSymptom)
    new = Symptom(name=symptom_word(found.name), severity=found.severity)
    return replace(note, symptoms=_merged(note.symptoms, new, "name"))


def _with_skill(note: Note, proposal: Proposal) -> Note:
    found = proposal.finding
    assert isinstance(found, FoundSkill)
    new = CopingSkill(
        skill=skill_word(found.skill), before=found.before, after=found.after, helped=found.helped
    )
    return replace(note, coping=_merged(note.coping, new, "skill"))


def _with_trigger(note: Note, proposal: Proposal) -> Note:
    found = proposal.finding
    assert isinstance(found, FoundTrigger)
    known = {trigger.strip().casefold() for trigger in note.triggers}
    words = " ".join(found.words.split())
    return note if words.casefold() in known else replace(note, triggers=(*note.triggers, words))


def _merged(kept: tuple[Named, ...], new: Named, name: str) -> tuple[Named, ...]:
    """The parts with a new one at the end; or, where the same one is there, with its open ratings filled in."""
    same = [getattr(one, name).strip().casefold() == getattr(new, name).casefold() for one in kept]
    if not any(same):
        return (*kept, new)
    return tuple(_filled(one, new) if is_same else one for one, is_same in zip(kept, same, strict=True))


def _filled(kept: Named, new: Named) -> Named:
    names = [field.name for field in fields(new) if getattr(kept, field.name) is None]
    return replace(kept, **{name: getattr(new, name) for name in names})


def feeling_word(name: str) -> str:
    """The word of a feeling as pages show it."""
    known = find_emotion(name)
    return known.word if known else name


def symptom_word(name: str) -> str:
    """The word of a symptom as pages show it."""
    known = find_symptom(name)
    return known.word if known else name


def skill_word(name: str) -> str:
    """The words of a coping skill as pages show them."""
    known = find_coping_skill(name)
    return known.skill if known else name


def _was_asked(notes: list[Note]) -> bool:
    """Whether the first of these notes, newest first, was asked about: then the one before it was not."""
    if not notes or notes[0].source or not _would_be_asked(notes[0]):
        return False
    return not _was_asked(notes[1:])


def _would_be_asked(note: Note) -> bool:
    """Whether a note is vague, or was before an answer was added on a line of its own."""
    first, line_end, _ = note.text.rpartition("\n")
    texts = (note.text, first) if line_end else (note.text,)
    readings = (read_note_words(replace(note, text=text)) for text in texts)
    return any(one.specificity.vague and one.specificity.ask and not one.support for one in readings)


_ADDED: dict[Part, Callable[[Note, Proposal], Note]] = {
    "when": _with_moment,
    "feelings": _with_emotion,
    "triggers": _with_trigger,
    "symptoms": _with_symptom,
    "coping": _with_skill,
}
