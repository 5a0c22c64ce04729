"""What I did and what happened: what set it off and what was tried, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from meantime.core.brief.words import times, usual
from meantime.core.briefs import Line
from meantime.core.notes import HELPED, NOTHING, CopingSkill, Note
from meantime.core.phrases import Phrase, phrase

OFFERED_SKILLS = 3
OFFERED_TRIGGERS = 3


def did_lines(notes: Sequence[Note]) -> list[Line]:
    """Lines for triggers and coping skills, the commonest first."""
    return [*_trigger_lines(notes), *_skill_lines(notes)]


def _trigger_lines(notes: Sequence[Note]) -> list[Line]:
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for note in notes:
        for trigger in note.triggers:
            found.setdefault(trigger.strip().casefold(), (trigger.strip(), {}))[1][note.id] = None
    ordered = sorted(found.values(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return [
        Line(
            key=f"trigger:{name.casefold()}",
            section="did",
            text=phrase("What set it off: {name}, {often}", name=name, often=times(len(ids))),
            quoted=False,
            sources=tuple(ids),
            rank=40 + place,
            offered=place < OFFERED_TRIGGERS,
        )
        for place, (name, ids) in enumerate(ordered)
    ]


def _skill_lines(notes: Sequence[Note]) -> list[Line]:
    found: dict[str, tuple[str, list[tuple[Note, CopingSkill]]]] = {}
    for note in notes:
        for used in note.coping:
            if used.skill.casefold() != NOTHING:
                found.setdefault(used.skill.strip().casefold(), (used.skill.strip(), []))[1].append(
                    (note, used)
                )
    ordered = sorted(found.values(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return [
        Line(
            key=f"skill:{name.casefold()}",
            section="did",
            text=_skill_phrase(name, [used for _, used in uses]),
            quoted=False,
            sources=tuple(dict.fromkeys(note.id for note, _ in uses)),
            rank=12 + place,
            offered=place < OFFERED_SKILLS,
        )
        for place, (name, uses) in enumerate(ordered)
    ]


def _skill_phrase(name: str, uses: Sequence[CopingSkill]) -> Phrase:
    parts = [f"{name[:1].upper()}{name[1:]} {times(len(uses))}", _verdicts(uses), _before_after(uses)]
    said = [part for part in parts if part]
    return phrase("{what}", what=said[0] + (": " + "; ".join(said[1:]) if said[1:] else ""))


def _verdicts(uses: Sequence[CopingSkill]) -> str:
    counted = Counter(used.helped for used in uses if used.helped)
    words = {"worse": "worse", "no change": "no change", "a bit": "helped a bit", "a lot": "helped a lot"}
    return ", ".join(
        f"{words[verdict]} {times(counted[verdict])}" for verdict in reversed(HELPED) if counted[verdict]
    )


def _before_after(uses: Sequence[CopingSkill]) -> str:
    """The usual rating before and after, over the uses where both were given. Not a claim that it worked."""
    rated = [(used.before, used.after) for used in uses if used.before is not None and used.after is not None]
    if not rated:
        return ""
    before, after = usual([b for b, _ in rated]), usual([a for _, a in rated])
    return (
        f"usually {before} before and {after} after"
        if len(rated) > 1
        else f"{before} before and {after} after"
    )
