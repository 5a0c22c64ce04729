"""What is claimed now: looks replayed from the first note on, so that the same notes always give the same claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from meantime.core.patterns import Tier
from meantime.patterns.looks import (
    FIXED,
    MAYBE_DAYS,
    MAYBE_NOTES,
    SINGLE,
    Levels,
    Schedule,
    is_clear,
    look_counts,
    window_to,
)
from meantime.patterns.rated import Rated
from meantime.patterns.recurring import Look, Tested, look
from meantime.patterns.tags import Candidate


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that is told now."""

    #: As estimated from the notes up to now.
    tested: Tested
    tier: Tier
    #: Rated notes there were when it was first called clear; None for "maybe".
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """The outcome of all looks up to now."""

    told: tuple[Claim, ...] = ()
    #: Was clear once and does not hold any more.
    withdrawn: tuple[Candidate, ...] = ()
    #: The look over the notes up to now; None while nothing could be looked at.
    now: Look | None = None


@dataclass(slots=True)
class _Standing:
    """Clear claims while the looks are replayed: key -> notes at the claim, and how often in a row it did not hold."""

    since: dict[str, int] = field(default_factory=dict)
    weak: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, Candidate] = field(default_factory=dict)


def find_claims(rated: Rated, candidates: Sequence[Candidate], looks: Schedule) -> Claims:
    """Every claim that stands, under one of the two schedules."""
    if len(rated) < MAYBE_NOTES or rated.days[-1] - rated.days[0] < MAYBE_DAYS:
        return Claims()
    if looks == "single":
        now = look(rated, candidates, window_to(rated, len(rated)))
        return Claims(_single(now, len(rated)), (), now)
    return _replayed(rated, candidates)


def _single(now: Look, count: int) -> tuple[Claim, ...]:
    told = [one for one in now.tested.values() if one.q <= SINGLE.maybe]
    return tuple(
        Claim(one, "clear", count) if is_clear(one.q, count, SINGLE) else Claim(one, "maybe") for one in told
    )


def _replayed(rated: Rated, candidates: Sequence[Candidate]) -> Claims:
    standing, last = _Standing(), None
    for count in look_counts(len(rated)):
        last = look(rated, candidates, window_to(rated, count))
        _update(standing, last, count, FIXED)
    if last is None:
        return Claims()
    now = last if last.window.stop == len(rated) else look(rated, candidates, window_to(rated, len(rated)))
    clear = tuple(
        Claim(_newest(key, now, last), "clear", since)
        for key, since in standing.since.items()
        if key in now.tested or key in last.tested
    )
    return Claims((*clear, *_maybe(standing, last, now)), tuple(standing.dropped.values()), now)


def _update(standing: _Standing, last: Look, count: int, levels: Levels) -> None:
    """Grant what is clear at this look; take back what did not hold at two looks in a row."""
    for key, one in last.tested.items():
        if is_clear(one.q, count, levels):
            standing.since.setdefault(key, count)
            standing.dropped.pop(key, None)
    for key in list(standing.since):
        held = key in last.tested and last.tested[key].q <= levels.drop
        standing.weak[key] = 0 if held else standing.weak.get(key, 0) + 1
        if standing.weak[key] == 2:
            del standing.since[key]
            standing.weak[key] = 0
            if key in last.tested:
                standing.dropped[key] = last.tested[key].candidate


def _newest(key: str, now: Look, last: Look) -> Tested:
    return now.tested.get(key) or last.tested[key]


def _maybe(standing: _Standing, last: Look, now: Look) -> list[Claim]:
    """ "Maybe" is said at looks too, and only while it still comes near."""
    return [
        Claim(now.tested[key], "maybe")
        for key, one in last.tested.items()
        if key not in standing.since
        and one.q <= FIXED.maybe
        and key in now.tested
        and now.tested[key].q <= FIXED.drop
    ]
