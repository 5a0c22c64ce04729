"""What helped: how far a feeling fell with a skill, against moments lived through without one.

Which moments are compared, and what is told; how a skill is told from chance is in `skill_effects`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from meantime.core.notes import NOTHING, Note
from meantime.core.patterns import NotYet, Pattern, Tier
from meantime.patterns import coping_words
from meantime.patterns.looks import Schedule
from meantime.patterns.skill_effects import SkillEffect, skill_effects

#: Uses of a skill for "clear" and for "maybe", and moments without any skill to compare with.
USES_CLEAR, USES_MAYBE, FEWEST_WITHOUT = 5, 4, 5
#: Probability of helping from which it is told: in few moments, from a hundred on, and how much less with few skills to
#: be wrong about. It starts from the belief that most skills do nothing, so this is not a level of error: with nothing
#: to find, one to two of a hundred people are told something (measured: docs/design/patterns.md).
_SURE, _SURE_IN_MANY, _MANY, _FEW_SKILLS = 0.72, 0.66, 100, 0.2
#: The same for "maybe", and fall in points.
_LIKELY, _SMALLEST = 0.5, 0.5
#: Newest episodes that are compared, and how many more are waited for between two looks.
_MOST_EPISODES, _EPISODES_A_LOOK = 400, 10


@dataclass(frozen=True, slots=True)
class Episode:
    """One strong moment with a rating before and after."""

    note: Note
    #: Name without case and spare spaces.
    skill: str
    #: As the person wrote it.
    shown: str
    before: int
    after: int


def find_what_helped(notes: Iterable[Note], looks: Schedule) -> tuple[list[Pattern], list[NotYet]]:
    """Skills that clearly or maybe helped, and what is missing before others can be compared."""
    episodes = compared_episodes(notes, looks)
    skills = sorted({one.skill for one in episodes} - {NOTHING})
    if not skills:
        return [], []
    without = sum(one.skill == NOTHING for one in episodes)
    if without < FEWEST_WITHOUT:
        return [], [NotYet(key="coping", when="what helped", need=coping_words.need_reference(without))]
    often = [skill for skill in skills if sum(one.skill == skill for one in episodes) >= USES_MAYBE]
    found = [_pattern(episodes, *one, len(often)) for one in effects_of(episodes, often).items()]
    return [one for one in found if one], list(_not_yet(episodes, skills))


def compared_episodes(notes: Iterable[Note], looks: Schedule = "fixed") -> list[Episode]:
    """The moments a look compares, oldest first: the newest of them, up to the last look."""
    episodes = episodes_in(notes)
    if looks == "fixed":
        episodes = episodes[: len(episodes) - len(episodes) % _EPISODES_A_LOOK]
    return episodes[-_MOST_EPISODES:]


def episodes_in(notes: Iterable[Note]) -> list[Episode]:
    """Every coping row with both ratings, oldest first; unsettled second versions take no part."""
    ordered = sorted((one for one in notes if one.other_version_of is None), key=lambda one: (one.at, one.id))
    return [
        Episode(note, " ".join(row.skill.casefold().split()), row.skill.strip(), row.before, row.after)
        for note in ordered
        for row in note.coping
        if row.before is not None and row.after is not None
    ]


def effects_of(episodes: Sequence[Episode], skills: Sequence[str]) -> dict[str, SkillEffect]:
    """Each skill against "nothing". Moments with other skills take no part; each one of `skills` occurs."""
    number = {skill: n for n, skill in enumerate((NOTHING, *skills))}
    ours = [one for one in episodes if one.skill in number]
    before, after = (
        np.array(rows, dtype=float) for rows in zip(*((o.before, o.after) for o in ours), strict=True)
    )
    found = skill_effects(before, after, np.array([number[one.skill] for one in ours]), len(skills))
    return dict(zip(skills, found, strict=True))


def _pattern(episodes: Sequence[Episode], skill: str, effect: SkillEffect, skills: int) -> Pattern | None:
    uses = [one for one in episodes if one.skill == skill]
    tier = _tier(len(uses), effect, moments=len(episodes), skills=skills)
    if tier is None:
        return None
    return Pattern(
        key=f"coping:{skill}",
        kind="coping",
        when=uses[-1].shown,
        then="weaker",
        tier=tier,
        effect=round(effect.effect, 3),
        interval=(round(effect.interval[0], 3), round(effect.interval[1], 3)),
        with_count=len(uses),
        without_count=sum(one.skill == NOTHING for one in episodes),
        notes=tuple(dict.fromkeys(one.note.id for one in uses)),
        sentence=coping_words.helped(
            uses[-1].shown, tier, effect=effect.effect, interval=effect.interval, fall=_fall(uses)
        ),
        weeks=len({one.note.at.date().toordinal() // 7 for one in uses}),
    )


def _fall(uses: Sequence[Episode]) -> float:
    """Mean points from before to after."""
    return sum(one.before - one.after for one in uses) / len(uses)


def _tier(uses: int, effect: SkillEffect, *, moments: int, skills: int) -> Tier | None:
    sure = (_SURE if moments < _MANY else _SURE_IN_MANY) - _FEW_SKILLS / skills
    if uses >= USES_CLEAR and effect.helps >= sure and effect.effect <= -_SMALLEST and effect.interval[1] < 0:
        return "clear"
    return "maybe" if effect.helps >= _LIKELY and effect.effect < 0 else None


def _not_yet(episodes: Sequence[Episode], skills: Sequence[str]) -> Iterable[NotYet]:
    for skill in skills:
        uses = [one for one in episodes if one.skill == skill]
        if len(uses) < USES_MAYBE:
            need = coping_words.need_uses(uses[-1].shown, len(uses), USES_CLEAR)
            yield NotYet(key=f"coping:{skill}", when=uses[-1].shown, need=need)
