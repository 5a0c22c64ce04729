"""The labelled texts that the reading model learns from, each as what is marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bench.support_rows import SUPPORT_FILES, ordinary_notes
from meantime.content.loader import coping_skills, emotions, quadrant_of, symptoms
from meantime.core.notes import HELPED
from meantime.language.read import read_parts
from meantime.language.records import Place, Reading
from meantime.language.support_signs import stretches_of
from tests.language.scoring_triggers import rows_of

NOTHING = "nothing"
#: What is said of each word, and the names it may have; of what set it off the first word and the others.
NAMES: Mapping[str, tuple[str, ...]] = {
    "set_off": ("first", "inside"),
    "symptoms": tuple(one.id for one in symptoms()),
    "coping": tuple(one.id for one in coping_skills()),
    "feelings": tuple(one.id for one in emotions()),
    "effects": tuple(effect.replace(" ", "_") for effect in HELPED),
}
#: Feelings a whole text may imply, `NOTHING` last.
IMPLIED = (*NAMES["feelings"], NOTHING)
_NOW = datetime(2026, 11, 20, 20, tzinfo=UTC)
_VAGUE = ("", "_fresh", "_notes", "_people", "_people_two", "_people_three", "_voices")
#: A text without its words of feeling needs so many characters to imply one.
_LEAST_LEFT = 15
_HIDDEN = "[MASK]"
#: A name and others that fit as well, best first.
Names = Sequence[str]
Marks = Sequence[tuple[Names, Place]]


@dataclass(frozen=True, slots=True)
class Row:
    """One text."""

    text: str
    #: What is marked; parts that nobody marked are left out.
    marks: Mapping[str, Marks] = field(default_factory=dict)
    #: Parts that word lists marked and no person: they count less.
    by_lists: frozenset[str] = frozenset()
    #: Feelings that the whole implies, best first; or none known.
    implied: Names = ()
    vague: bool | None = None
    #: Whether it says that the writer wishes not to live, or to hurt themself.
    support: bool | None = None
    writer: str = ""


def all_rows() -> Mapping[str, list[Row]]:
    """All texts, by the kind of their labels."""
    marked = [_marked(row) for row in rows_of("notes_marked")]
    set_off = [_set_off(row) for name in ("triggers_diaries", "triggers_books") for row in rows_of(name)]
    return {
        "marked": marked,
        "set_off": set_off,
        "implied": [_implied(row) for row in rows_of("implied_learned")],
        "hidden": [*_hidden(marked), *_hidden(set_off)],
        "vague": [_vague(row, name) for name in _VAGUE for row in rows_of(f"specificity{name}")],
        "support": [*_support()],
    }


def family_of(name: str) -> str:
    """Of a feeling, or of `NOTHING`."""
    return _families().get(name, NOTHING)


def is_pleasant(name: str) -> bool | None:
    """None for `NOTHING`."""
    return None if name == NOTHING else quadrant_of(name) in {"HP", "LP"}


@cache
def _families() -> Mapping[str, str]:
    return {one.id: one.family for one in emotions()}


def _marked(row: Mapping[str, Any]) -> Row:
    """A note in which everything is marked."""
    text = row["text"]
    return Row(
        text=text,
        marks={
            "set_off": _causes(text, row["triggers"]),
            "symptoms": _at(text, (([name], phrase) for name, phrase in row["symptoms"])),
            "coping": _at(text, (([name], phrase) for name, phrase, _ in row["coping"])),
            "feelings": _at(text, row["feelings"]),
            "effects": _at(
                text, (([did.replace(" ", "_")], phrase) for _, phrase, did in row["coping"] if did)
            ),
        },
        support=_asks(row),
        writer=row["writer"],
    )


def _set_off(row: Mapping[str, Any]) -> Row:
    """A sentence in which what set it off is marked; what the word lists read in it is marked, too."""
    text = row["text"]
    known = read_parts(text, now=_NOW, tz="UTC")
    return Row(
        text=text,
        marks={"set_off": _causes(text, row["triggers"]), **_said(known)},
        by_lists=frozenset({"symptoms", "coping", "feelings"}),
        writer=row["writer"],
    )


def _said(known: Reading) -> dict[str, Marks]:
    return {
        "symptoms": [([one.name], one.place) for one in known.symptoms if one.tier == "said"],
        "coping": [([one.skill], one.place) for one in known.coping if one.tier == "said"],
        "feelings": [([one.name], one.place) for one in known.emotions if one.tier == "said"],
    }


def _causes(text: str, triggers: Iterable[Sequence[str]]) -> Marks:
    return _at(text, ((["inside"], cuts[0]) for cuts in triggers))


def _at(text: str, phrases: Iterable[tuple[Names, str]]) -> Marks:
    return [
        (names, (text.index(phrase), text.index(phrase) + len(phrase)))
        for names, phrase in phrases
        if phrase in text
    ]


def _implied(row: Mapping[str, Any]) -> Row:
    return Row(
        text=row["text"],
        implied=[name for name in row["implied"] if name in IMPLIED],
        support=_asks(row),
        writer=row["writer"],
    )


def _asks(row: Mapping[str, Any]) -> bool | None:
    """Whether a text that was not written to ask for support does so all the same; None where one could argue."""
    return {"yes": True, "unsure": None}.get(row.get("support", ""), False)


def _hidden(rows: Iterable[Row]) -> Iterator[Row]:
    """Texts whose words of feeling are hidden: what is left implies that feeling."""
    for row in rows:
        said = row.marks["feelings"]
        left = len(row.text) - sum(end - start for _, (start, end) in said)
        if said and left > _LEAST_LEFT:
            yield Row(text=_without(row.text, said), implied=said[0][0], writer=row.writer)


def _without(text: str, marks: Marks) -> str:
    for start, end in sorted({place for _, place in marks}, reverse=True):
        text = f"{text[:start]}{_HIDDEN}{text[end:]}"
    return text


def _vague(row: Mapping[str, Any], name: str) -> Row:
    return Row(text=row["text"], vague=bool(row["gold"]["vague"]), writer=f"specificity{name}")


def _support() -> Iterator[Row]:
    """Sentences that ask for the support card or do not, whole and in stretches; and ordinary notes."""
    for name in SUPPORT_FILES:
        for row in rows_of(name):
            asks, texts = bool(row["gold"].get("support")), {row["text"]}
            texts |= set() if asks else set(stretches_of(row["text"]))
            yield from (Row(text=text, support=asks, writer=name) for text in sorted(texts))
    yield from (Row(text=text, support=False, writer=name) for text, name in ordinary_notes().items())
