"""The opening sentence of a topic, built from the notes behind it: day, event, reaction, ask.

Every piece of event and reaction is the person's own: a clause of a note as it stands, feelings and symptoms as they
were named. No adjective, cause or link is added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from meantime.content import loader
from meantime.core.moments import local_day
from meantime.core.notes import Note, is_countable, strongest
from meantime.core.topics import Want
from meantime.language.cues import cue_file
from meantime.language.specificity import judge, specificity_of

#: Longest event taken from a note, and longest second sentence taken along, in words.
_LONGEST_EVENT, _LONGEST_AFTERWORD = 28, 12
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_SAID_DAY = re.compile(
    r"\b(?:on|last|this|since|by)\s+(?:an?\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:on|since) the \d|\b\d{1,2}(?:st|nd|rd|th)\b|\bago\b",
    re.IGNORECASE,
)
#: In place of a part of day: the word for the day stands amid the clause and cannot be taken out.
_UNSURE = "?"
#: Words for a day that turn false when they are read out later: how many days back they mean, and the part of day.
_RELATIVE = {
    "the day before yesterday": (2, ""), "yesterday": (1, ""), "last night": (1, " night"), "today": (0, ""),
    "this morning": (0, " morning"), "this afternoon": (0, " afternoon"), "this evening": (0, " evening"),
    "tonight": (0, " night"),
}  # fmt: skip
_AFTERWORD = re.compile(
    r"(?:and |but )?(?:i |i['’]m |im |i['’]ve |don['’]?t know|no idea|not sure|felt |my )", re.IGNORECASE
)


def opening_sentence(notes: Sequence[Note], *, topic: str, want: Want | None, tz: str) -> str:
    """Two to four short sentences to begin with, or an empty string when the notes carry too little.

    Private notes and unsettled second versions are left out. The same notes give the same words.

    Args:
        topic: the headline; the note that shares most words with it is told.
        want: what the person wants from talking about it; None leaves the ask out.
        tz: IANA zone of the person, for notes written without one.
    """
    usable = [note for note in notes if is_countable(note)]
    best = max(usable, key=lambda note: _fitness(note, topic), default=None)
    if best is None:
        return ""
    day = local_day(best.at, best.tz or tz)
    newest = max(local_day(note.at, note.tz or tz) for note in usable)
    told = _told(best, day, newest)
    return " ".join([*told, *_ask(want)]) if told else ""


def _fitness(note: Note, topic: str) -> tuple[bool, int, int, float, float, str]:
    shared = _long_words(topic) & _long_words(note.text)
    feeling = strongest(note)
    strength = (feeling.intensity or 0) if feeling else 0
    signs = specificity_of(note.text) if note.text else 0.0
    return (_has_event(note.text), len(shared), strength, round(signs, 2), note.at.timestamp(), note.id)


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def _has_event(text: str) -> bool:
    return len(text.split()) > 1 and not judge(text).vague


def _told(note: Note, day: date, newest: date) -> list[str]:
    if _has_event(note.text):
        sentences = [piece.strip() for piece in _SENTENCE.split(note.text.strip()) if piece.strip()]
        return [_event(sentences[0], day, newest), *_afterword(sentences[1:]), *_reaction(note)]
    felt = _reaction(note)
    if not felt:
        return []
    return [f"{_on_day(day, newest)} {felt[0]}", *felt[1:]]


def _event(sentence: str, day: date, newest: date) -> str:
    clause, back, part = _without_relative_day(_shortened(sentence.rstrip(" .!?…,;")))
    if _SAID_DAY.search(clause):
        return f"{_as_sentence(_in_first_person(clause))}."
    if back and part == _UNSURE:
        return f"{_on_day(day, newest)} I wrote: {_small(clause)}."
    on = _on_day(day - timedelta(days=back), newest) + part
    spoken = _in_first_person(clause)
    if spoken == clause and not _begins_with_a_subject(clause):
        return f"{on}: {_small(clause)}."
    return f"{on} {_small(spoken)}."


def _shortened(sentence: str) -> str:
    """The sentence, or its first clauses when it is long; always a piece of the original."""
    while len(sentence.split()) > _LONGEST_EVENT:
        shorter = re.split(
            r"[,;–—]|\s(?=(?:and|but|because|so|then)\s)(?!.*\s(?:and|but|because|so|then)\s)", sentence
        )
        kept = shorter[0] if len(shorter) > 1 else " ".join(sentence.split()[:_LONGEST_EVENT])
        sentence = kept.rstrip(" ,;")
    return sentence


def _without_relative_day(clause: str) -> tuple[str, int, str]:
    """The clause without a "yesterday" at its edge, how many days back it meant, and the part of that day."""
    for words, (back, part) in _RELATIVE.items():
        if match := re.match(rf"{words}\b[\s,:]*", clause, re.IGNORECASE):
            return clause[match.end() :], back, part
        if match := re.search(rf"[\s,]+{words}$", clause, re.IGNORECASE):
            return clause[: match.start()], back, part
        if re.search(rf"\b{words}\b", clause, re.IGNORECASE):
            return clause, back, _UNSURE if back else ""
    return clause, 0, ""


def _in_first_person(clause: str) -> str:
    """ "Cried after ..." becomes "I cried after ...": notes leave the "I" out."""
    first = clause.split()[0].lower() if clause.split() else ""
    lists = cue_file("vague")["words"]
    is_done = first in lists["event"] or first in {"felt", "was", "skipped", "couldn't", "didn't", "wasn't"}
    if is_done or (first.endswith("ed") and len(first) > 4 and first not in lists["state"]):
        return f"I {_small(clause)}"
    return clause


def _begins_with_a_subject(clause: str) -> bool:
    words = clause.split()
    if not words:
        return False
    first = re.sub(r"['’].*", "", words[0].lower())
    people = {
        *cue_file("vague")["words"]["person"],
        "i",
        "im",
        "ive",
        "my",
        "we",
        "they",
        "it",
        "the",
        "our",
        "everyone",
    }
    return first in people or (len(words) > 1 and words[0][0].isupper() and _is_verb(words[1]))


def _is_verb(word: str) -> bool:
    return word.lower() in cue_file("vague")["words"]["event"] or word.lower().endswith("ed")


def _small(clause: str) -> str:
    """Without the capital of a sentence's first word, unless the word keeps its own."""
    first = re.split(r"\W", clause, maxsplit=1)[0]
    if first == "i":
        return f"I{clause[1:]}"
    common = first.lower() in {word for words in cue_file("vague")["words"].values() for word in words}
    is_name = first in {"Mum", "Mom", "Dad", "Nan", "Gran", *_DAYS, *_MONTHS} or first.isupper()
    ends = first.lower().endswith(("ed", "ing"))
    return (
        clause
        if is_name or not (common or ends) or first.startswith("I")
        else clause[:1].lower() + clause[1:]
    )


def _as_sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _on_day(day: date, newest: date) -> str:
    """ "On Thursday" within the last week of the notes, else "On 12 November"."""
    if (newest - day).days < 7:
        return f"On {_DAYS[day.weekday()]}"
    return f"On {day.day} {_MONTHS[day.month - 1]}"


def _afterword(sentences: Sequence[str]) -> list[str]:
    """The next sentence, when it is a short one about the writer ("I don't know why")."""
    if not sentences or len(sentences[0].split()) > _LONGEST_AFTERWORD or not _AFTERWORD.match(sentences[0]):
        return []
    return [f"{_as_sentence(sentences[0].rstrip(' .!?…'))}."]


def _reaction(note: Note) -> list[str]:
    """Feelings and symptoms that were named and do not stand in the text already."""
    said = note.text.lower()
    felt = [_word(loader.find_emotion(one.name), one.name) for one in note.emotions]
    noticed = [_word(loader.find_symptom(one.name), one.name) for one in note.symptoms]
    felt, noticed = ([word for word in words if word.lower() not in said][:3] for words in (felt, noticed))
    return [
        *([f"I felt {_joined(felt)}."] if felt else []),
        *([f"I noticed: {', '.join(noticed)}."] if noticed else []),
    ]


def _word(known: object, name: str) -> str:
    return str(getattr(known, "word", name)).strip()


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _ask(want: Want | None) -> list[str]:
    return [one.sentence for one in loader.question_bank().wants if one.id == want and one.sentence]
