"""What Today shows below a note that was kept: what was read in it, one question, or the gentle card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from meantime.actions.reading import (
    Proposal,
    feeling_word,
    find_proposals,
    own_words_beside,
    question_about,
    read_note,
    read_note_words,
    skill_word,
    symptom_word,
)
from meantime.actions.safety import plan_of
from meantime.content.loader import NO_COUNTRY, help_lines, support_texts
from meantime.content.records import SupportCard
from meantime.core.moments import local_time
from meantime.core.notes import SEVERITY_WORDS, Note
from meantime.core.safety import steps_of
from meantime.language.read import with_second_opinion
from meantime.language.records import FoundFeeling, FoundSkill, FoundSymptom, FoundTrigger, When
from meantime.storage.journal import Journal
from meantime.web.base.dates import clock, day_name

#: Keeps a closed card away for a day; holds nothing else.
CARD_COOKIE, CARD_LATER = "mt-card", "later"
#: What the address says once the question was answered or put aside for this note.
_QUESTION_OVER = ("added", "later")
_HEADINGS = {
    "when": "When it was",
    "feelings": "What you felt",
    "triggers": "What set it off",
    "symptoms": "Mind and body",
    "coping": "What you did",
}
#: Above feelings that no word of the note says.
_ASKED = "Did you feel one of these?"
_HELPED = {
    "worse": "made it worse",
    "no change": "no change",
    "a bit": "helped a bit",
    "a lot": "helped a lot",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One finding to tick."""

    key: str
    #: The person's own words it came from, where they are shown; else empty.
    own: str
    label: str
    #: Whether it is ticked already: the words say it. A guess is not.
    said: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one part."""

    heading: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The gentle card."""

    texts: SupportCard
    #: When to call the emergency number of the person's country.
    emergency: str
    has_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """Everything below a kept note. With a card there is nothing else."""

    note_id: str
    #: The present the words were read in, ISO 8601.
    read_at: str
    groups: tuple[Group, ...] = ()
    question: str = ""
    card: Card | None = None


def read_back(
    journal: Journal, note: Note, recent: Sequence[Note], *, cookies: Mapping[str, str], then: str
) -> ReadBack | None:
    """What to show after keeping a note; None when there is nothing to say.

    Args:
        recent: the notes kept last, newest first.
        then: what the person did since, from the address.
    """
    profile = journal.profile
    if not (profile.reads_notes or profile.asks_questions or profile.offers_support_card):
        return None
    read_it = read_note if profile.reads_notes else read_note_words
    reading = read_it(note, own=own_words_beside(journal, note))
    if profile.offers_support_card and not profile.reads_notes:
        reading = with_second_opinion(reading)
    shown = ReadBack(note_id=note.id, read_at=note.at.isoformat())
    if reading.support:
        card = _card(journal, cookies) if profile.offers_support_card else None
        if card:
            return ReadBack(note_id=note.id, read_at=shown.read_at, card=card)
    groups = _groups(note, find_proposals(note, reading)) if profile.reads_notes else ()
    asks = profile.asks_questions and then not in _QUESTION_OVER
    question = question_about(note, _before(note, recent), reading) if asks else None
    if not (groups or question):
        return None
    return ReadBack(note_id=note.id, read_at=shown.read_at, groups=groups, question=question or "")


def plain_words(typed: str) -> str:
    """Words as they were typed: line ends made alike, characters nobody can type left out."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or (c >= " " and c != "\x7f"))


def _before(note: Note, recent: Sequence[Note]) -> Sequence[Note]:
    ids = [one.id for one in recent]
    return recent[ids.index(note.id) + 1 :] if note.id in ids else ()


def _card(journal: Journal, cookies: Mapping[str, str]) -> Card | None:
    if cookies.get(CARD_COOKIE) == CARD_LATER:
        return None
    texts, lines = support_texts(), help_lines(cookies.get("mt-country") or journal.profile.country)
    known = lines.country != NO_COUNTRY
    sentence = texts.emergency_line if known else texts.emergency_line_no_number
    plan = plan_of(journal)
    return Card(
        texts=texts.card,
        emergency=sentence.format(emergency=" or ".join(lines.emergency)) if known else sentence,
        has_plan=plan is not None and bool(steps_of(plan)),
    )


def _groups(note: Note, proposals: Sequence[Proposal]) -> tuple[Group, ...]:
    found = ((part, tuple(_chip(note, one) for one in proposals if one.part == part)) for part in _HEADINGS)
    return tuple(Group(heading=_heading(part, chips), chips=chips) for part, chips in found if chips)


def _heading(part: str, chips: Sequence[Chip]) -> str:
    is_asked = part == "feelings" and not any(chip.said for chip in chips)
    return _ASKED if is_asked else _HEADINGS[part]


def _chip(note: Note, proposal: Proposal) -> Chip:
    finding = proposal.finding
    own = ""
    if isinstance(finding, When):
        own, label = finding.words, _moment(note, finding, proposal.at)
    elif isinstance(finding, FoundTrigger):
        own, label = finding.words, ""
    elif isinstance(finding, FoundFeeling):
        label = _with(feeling_word(finding.name), finding.intensity)
    elif isinstance(finding, FoundSymptom):
        label = _severe(symptom_word(finding.name), finding.severity)
    else:
        label = _skill(finding)
    return Chip(key=proposal.key, own=own, label=label, said=proposal.tier == "said")


def _moment(note: Note, when: When, at: datetime | None) -> str:
    """The day it means, with the part of the day or the time that was said."""
    local = local_time(at or note.at, note.tz)
    said = clock(local) if when.time else (when.part or "")
    return f"{day_name(local.date())}, {said}" if said else day_name(local.date())


def _with(word: str, strength: int | None) -> str:
    return word if strength is None else f"{word} {strength}"


def _severe(word: str, severity: int | None) -> str:
    return word if severity is None else f"{word}, {SEVERITY_WORDS[severity]}"


def _skill(found: FoundSkill) -> str:
    """`slow breathing, helped a bit, 8 to 5`."""
    parts = [skill_word(found.skill)]
    if found.helped:
        parts.append(_HELPED[found.helped])
    if found.before is not None and found.after is not None:
        parts.append(f"{found.before} to {found.after}")
    elif found.before is not None:
        parts.append(f"{found.before} before")
    elif found.after is not None:
        parts.append(f"{found.after} after")
    return ", ".join(parts)
