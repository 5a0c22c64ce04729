"""The four parts as two small steps each: choose names, then rate what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meantime.actions.faith import rows_for
from meantime.content import loader
from meantime.content.faith_files import faith_texts
from meantime.core.notes import HELPED, SEVERITY_WORDS, CopingSkill, Emotion, Note, Symptom
from meantime.storage.journal import Journal

#: The person's own recent names shown first.
RECENT_NAMES = 8
#: Longest name kept, in characters.
LONGEST_NAME = 120
#: Skills of the word list that belong to the faith and meaning pack.
_OF_FAITH = frozenset({"prayer", "faith"})
_ZERO_TO_TEN = tuple((str(n), str(n)) for n in range(11))
_HELPED_WORDS = {"worse": "Worse", "no change": "No change", "a bit": "A bit", "a lot": "A lot"}


@dataclass(frozen=True, slots=True)
class Group:
    """Names to choose from under one heading."""

    title: str
    names: tuple[str, ...]
    #: Rarer names behind "More words".
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One rating of a chosen name."""

    field: str
    label: str
    choices: tuple[tuple[str, str], ...]
    #: Words under the two ends of the row; empty when each choice has its own word.
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the four parts as its pages need it."""

    slug: str
    question: str
    hint: str
    own_label: str
    rating_question: str
    scales: tuple[Scale, ...]
    names_of: Callable[[Note], Iterable[str]]
    groups: Callable[[], Sequence[Group]]
    #: The note with exactly these names, keeping the ratings of those it had.
    with_names: Callable[[Note, Sequence[str]], Note]
    #: The rating kept for the n-th name.
    rating: Callable[[Note, int, str], Any]
    #: The note with the ratings of the n-th name changed.
    with_ratings: Callable[[Note, int, dict[str, Any]], Note]
    #: A quiet remark above the list, such as advice on red-flag symptoms.
    remark: Callable[[], str]


def part_named(slug: str) -> Part | None:
    """The part with this place in the address, or None."""
    return _PARTS.get(slug)


def recent_names(part: Part, notes: Iterable[Note]) -> list[str]:
    """The names the person used last, newest first, each once."""
    used = (name for note in notes for name in part.names_of(note))
    return list({name.casefold(): name for name in used}.values())[:RECENT_NAMES]


def groups_for(journal: Journal, part: Part) -> list[Group]:
    """The names to choose from. Practices of faith are offered to those who turned that pack on, and only to them."""
    groups = list(part.groups())
    if part.slug != "coping":
        return groups
    practices = tuple(row.text for row in rows_for(journal, "practice"))
    elsewhere = _OF_FAITH.union(practices)
    usual = [replace(group, names=tuple(n for n in group.names if n not in elsewhere)) for group in groups]
    return [*usual, Group(faith_texts().practices_heading, practices)] if practices else usual


def typed_names(chosen: Sequence[str], own: str) -> list[str]:
    """Chosen and typed names, each once, in their order. Typed ones are split at commas and line ends."""
    named = [*chosen, *own.replace("\n", ",").split(",")]
    cleaned = (" ".join(name.split())[:LONGEST_NAME] for name in named)
    return list({name.casefold(): name for name in cleaned if name}.values())


def _emotion_groups() -> list[Group]:
    shown = []
    for quadrant in loader.quadrants():
        words = [emotion for emotion in loader.emotions() if emotion.quadrant == quadrant.id]
        core = tuple(emotion.word for emotion in words if emotion.core)
        shown.append(Group(quadrant.label, core, tuple(sorted(e.word for e in words if not e.core))))
    return shown


def _family_groups(kind: str, items: Iterable[tuple[str, str]]) -> list[Group]:
    titles = loader.families(kind)
    grouped: dict[str, list[str]] = {}
    for family, name in items:
        grouped.setdefault(family, []).append(name)
    return [Group(titles[family], tuple(names)) for family, names in grouped.items()]


def _kept(
    old: Sequence[Any], names: Sequence[str], field: str, make: Callable[[str], Any]
) -> tuple[Any, ...]:
    """One part a name: the old one with its ratings where there was one, else a new one."""
    known = {getattr(one, field).casefold(): one for one in old}
    return tuple(known.get(name.casefold()) or make(name) for name in names)


def _replaced(items: Sequence[Any], place: int, ratings: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(replace(one, **ratings) if n == place else one for n, one in enumerate(items))


_STRENGTH = ("not at all", "as strong as it gets")
_PARTS = {
    part.slug: part
    for part in (
        Part(
            slug="feelings",
            question="What did you feel?",
            hint="Choose one or more. Your own word is as good as ours.",
            own_label="In your own word",
            rating_question="How strong was it?",
            scales=(Scale(field="intensity", label="Strength", choices=_ZERO_TO_TEN, ends=_STRENGTH),),
            names_of=lambda note: [emotion.name for emotion in note.emotions],
            groups=_emotion_groups,
            with_names=lambda note, names: replace(
                note, emotions=_kept(note.emotions, names, "name", lambda name: Emotion(name=name))
            ),
            rating=lambda note, n, field: getattr(note.emotions[n], field),
            with_ratings=lambda note, n, ratings: replace(
                note, emotions=_replaced(note.emotions, n, ratings)
            ),
            remark=lambda: "",
        ),
        Part(
            slug="triggers",
            question="What set it off?",
            hint="A few words, such as “going to work”. “Nothing I can name” is an answer too.",
            own_label="In your own words",
            rating_question="",
            scales=(),
            names_of=lambda note: note.triggers,
            groups=lambda: _family_groups("triggers", [(t.family, t.word) for t in loader.triggers()]),
            with_names=lambda note, names: replace(note, triggers=tuple(names)),
            rating=lambda note, n, field: None,
            with_ratings=lambda note, n, ratings: note,
            remark=lambda: "",
        ),
        Part(
            slug="symptoms",
            question="What did your mind and body do?",
            hint="Choose what you noticed.",
            own_label="In your own words",
            rating_question="How much was it there?",
            scales=(
                Scale(
                    field="severity",
                    label="How much",
                    choices=tuple((str(n), SEVERITY_WORDS[n].capitalize()) for n in (1, 2, 3)),
                ),
            ),
            names_of=lambda note: [symptom.name for symptom in note.symptoms],
            groups=lambda: _family_groups("symptoms", [(s.family, s.word) for s in loader.symptoms()]),
            with_names=lambda note, names: replace(
                note, symptoms=_kept(note.symptoms, names, "name", lambda name: Symptom(name=name))
            ),
            rating=lambda note, n, field: getattr(note.symptoms[n], field),
            with_ratings=lambda note, n, ratings: replace(
                note, symptoms=_replaced(note.symptoms, n, ratings)
            ),
            remark=loader.red_flag_text,
        ),
        Part(
            slug="coping",
            question="What did you do?",
            hint="Anything counts: what helped, what didn’t, and “nothing” as well.",
            own_label="In your own words",
            rating_question="Did it help?",
            scales=(
                Scale(field="before", label="Strength before", choices=_ZERO_TO_TEN, ends=_STRENGTH),
                Scale(field="after", label="Strength after", choices=_ZERO_TO_TEN, ends=_STRENGTH),
                Scale(
                    field="helped",
                    label="Did it help?",
                    choices=tuple((verdict, _HELPED_WORDS[verdict]) for verdict in HELPED),
                ),
            ),
            names_of=lambda note: [skill.skill for skill in note.coping],
            groups=lambda: _family_groups("coping", [(c.family, c.skill) for c in loader.coping_skills()]),
            with_names=lambda note, names: replace(
                note, coping=_kept(note.coping, names, "skill", lambda name: CopingSkill(skill=name))
            ),
            rating=lambda note, n, field: getattr(note.coping[n], field),
            with_ratings=lambda note, n, ratings: replace(note, coping=_replaced(note.coping, n, ratings)),
            remark=lambda: "",
        ),
    )
}
