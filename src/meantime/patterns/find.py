"""All analyses over one journal: what recurs, what helped, what changed, and what there is too little of."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.special import ndtri

from meantime.core.fair_trials import FairTrial
from meantime.core.journal import JournalReader
from meantime.core.note_words import said_as
from meantime.core.patterns import NotYet, Pattern, PatternReport, Withdrawn
from meantime.core.phrases import Phrase, count_phrase
from meantime.core.wonderings import Wondering
from meantime.patterns import words
from meantime.patterns.arrays import Places
from meantime.patterns.claims import Claim, Claims, find_claims
from meantime.patterns.coping import find_what_helped
from meantime.patterns.fair_trial import answer_trials
from meantime.patterns.links import find_links
from meantime.patterns.looks import MAYBE_DAYS, MAYBE_NOTES, Schedule
from meantime.patterns.practice import practised_days
from meantime.patterns.rated import Rated, rated_notes
from meantime.patterns.recurring import Look
from meantime.patterns.shrinking import shrunken
from meantime.patterns.since_session import find_change
from meantime.patterns.tags import FEWEST_DAYS, FEWEST_NOTES, Candidate, Tags, find_candidates, tags_of
from meantime.patterns.wonderings import Said, answer_wonderings

#: Tags named as "not yet" at most: those nearest to their minimum.
_MOST_NOT_YET = 12
#: Newer notes with a pattern before it is said whether they still show it.
_FEWEST_NEWER = 3
#: Notes with a tag from which its days are not counted one by one.
_SURELY_ENOUGH = 40


def find_patterns(
    journal: JournalReader, *, looks: Schedule = "fixed", said: Said = said_as
) -> PatternReport:
    """What goes together in a person's notes, what helped, and what changed since the last session.

    Args:
        looks: "fixed" makes claims at fixed counts of notes only, so that looking often is safe; "single" looks once at
            the end, for a journal that nobody looked at before.
        said: the words by which a note says a half of the person's own questions, empty when it does not; by first
            letters alone when not given. `language.said` knows more.

    Private notes take part, because it is the person's own look; unsettled second versions do not.
    """
    notes = journal.notes()
    rated = rated_notes(notes)
    tags = tags_of(rated.notes)
    candidates = find_candidates(rated, practised=practised_days(journal.attempts(), journal.tz), tags=tags)
    claims = find_claims(rated, candidates, looks)
    helped, helped_not_yet = find_what_helped(notes, looks)
    change = find_change(rated, journal.sessions())
    found = sorted((_pattern(claim, rated, claims) for claim in claims.told), key=_order)
    looked_at = len(claims.now.tested) if claims.now else 0
    could_see = None if claims.now is None else _smallest_seen(claims.now)
    links = find_links(rated, candidates, looks)
    patterns = (*found, *links, *helped, *([change.pattern] if change and change.pattern else []))
    return PatternReport(
        notes=len(rated),
        looked_at=looked_at,
        patterns=tuple(sorted(patterns, key=_order)),
        not_yet=(*_not_yet(rated, tags, looked_at), *helped_not_yet),
        could_see=could_see,
        summary=words.summary(looked_at, len(rated), found=bool(found), could_see=could_see),
        withdrawn=tuple(_taken_back(one) for one in claims.withdrawn),
        since_session=change.change if change else None,
        wonderings=tuple(answer_wonderings(journal.of_kind(Wondering), rated, looks=looks, said=said)),
        trials=tuple(answer_trials(journal.of_kind(FairTrial), rated)),
    )


def _order(pattern: Pattern) -> tuple[bool, float, str]:
    return pattern.tier != "clear", -abs(pattern.effect), pattern.key


def _pattern(claim: Claim, rated: Rated, claims: Claims) -> Pattern:
    tested, window = claim.tested, claims.now.window if claims.now else slice(0, 0)
    one = tested.candidate
    effect, low, high = shrunken(tested.fit, tested.column, float(np.std(rated.y[window])))
    places = window.start + np.flatnonzero(one.rows[window])
    weeks = len(np.unique(rated.dates[places] // 7))
    return Pattern(
        key=tested.key,
        kind="next_day" if tested.next_day else one.kind,
        when=one.when,
        then=words.direction(effect),
        tier=claim.tier,
        effect=round(effect, 3),
        interval=(round(low, 3), round(high, 3)),
        with_count=tested.with_count,
        without_count=tested.without_count,
        notes=tuple(rated.notes[place].id for place in places),
        sentence=words.finding(
            "next_day" if tested.next_day else one.kind,
            one.when,
            claim.tier,
            effect=effect,
            interval=(low, high),
            count=count_phrase(len(places), "note", "notes"),
            weeks=weeks,
        ),
        weeks=weeks,
        still_true=_still_true(claim, rated, effect),
    )


def _still_true(claim: Claim, rated: Rated, effect: float) -> Phrase | None:
    """Whether the notes since the claim show the same direction."""
    if claim.since is None:
        return None
    newer, has = rated.y[claim.since :], claim.tested.candidate.rows[claim.since :]
    if has.sum() < _FEWEST_NEWER or (~has).sum() < _FEWEST_NEWER:
        return None
    difference = newer[has].mean() - newer[~has].mean()
    return words.still_there(int(has.sum()), holds=bool(difference * effect > 0))


def _taken_back(one: Candidate) -> Withdrawn:
    return Withdrawn(key=one.key, when=one.when, sentence=words.taken_back(one.when))


def _smallest_seen(now: Look) -> float | None:
    """Difference in points that four in five looks like this one would call clear, for a usual candidate."""
    if not now.tested:
        return None
    errors = [
        float(one.fit.weight[:, one.column] @ one.fit.error[:, one.column]) for one in now.tested.values()
    ]
    reach = float(-ndtri(0.025 / len(now.tested)) + ndtri(0.8))
    return round(reach * float(np.median(errors)), 1)


def _not_yet(rated: Rated, tags: Tags, looked_at: int) -> Iterator[NotYet]:
    if not looked_at:
        yield _nothing_yet(rated)
    places = tags.places
    waiting = [key for key, found in places.items() if len(found) > 1 and _is_short(rated.dates[found])]
    for key in sorted(waiting, key=lambda key: (-len(places[key]), key))[:_MOST_NOT_YET]:
        when = tags.shown[key][1].strip()
        need = words.need(len(places[key]), when, fewest=FEWEST_NOTES, days=FEWEST_DAYS)
        yield NotYet(key=key, when=when, need=need)


def _is_short(dates: Places) -> bool:
    return len(dates) < FEWEST_NOTES or (len(dates) < _SURELY_ENOUGH and len(np.unique(dates)) < FEWEST_DAYS)


def _nothing_yet(rated: Rated) -> NotYet:
    if len(rated) >= MAYBE_NOTES and np.ptp(rated.y) == 0:
        return NotYet(key="ratings", when="your ratings", need=words.need_variety())
    need = words.need_notes(len(rated), fewest=MAYBE_NOTES, days=MAYBE_DAYS)
    return NotYet(key="notes", when="your notes", need=need)
