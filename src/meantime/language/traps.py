"""Hints at thinking traps in one thought: at most three, often none, each with the person's words it came from.

Only for thought records, never for quick notes. People agree on these names less than half of the time, so a hint is
asked ("Does it fit?"), never stated, counted or kept unless the person picks it. Traps: Beck (1976), Burns (1980).
Ways of speaking and a sentence model are heard together; where the model is missing, ways of speaking alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meantime.language.cues import LONGEST_COMPARED, cue_file, flattened
from meantime.language.meaning import MeaningMissing, is_available
from meantime.language.support_words import has_support_words
from meantime.language.trap_rules import by_rules
from meantime.language.trap_silence import askable, sentences_of

#: Most hints for one thought.
_MOST = 3
#: Log odds against "none" from which something is offered, and from which a further trap stands beside it; and the
#: most log odds that it may be behind the first.
_OFFERED, _BESIDE, _BEHIND = 1.0, -0.5, 4.0
#: Log odds that a rule adds for each point of its score, and the most points that count.
_RULE, _MOST_POINTS = 2.0, 1.5
#: Share of the words that must be known: below, it is no English and the model guesses.
_KNOWN = 0.4
#: Most sentences read beside the whole, and the fewest words of one.
_MOST_SENTENCES, _FEWEST_WORDS = 7, 3

#: By slug: how sure, and the person's words.
_Found = Mapping[str, tuple[float, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrapHint:
    """One trap that may fit."""

    #: Slug of `content/words/*/traps.toml`.
    trap: str
    #: The person's words it came from, verbatim.
    because: str
    #: Larger is surer. For ordering only.
    score: float


def find_traps(text: str) -> tuple[TrapHint, ...]:
    """Up to three hints, surest first; none for what `askable` leaves out, nor with support words."""
    asked = "" if has_support_words(text) else askable(text)
    rules, heard = by_rules(asked, flattened(asked)), _heard(asked)
    found = _together(rules, heard) if heard else {slug: (score, words) for slug, score, words in rules}
    best = sorted(found.items(), key=lambda one: -one[1][0])[:_MOST]
    return tuple(_hint(text, slug, words, score) for slug, (score, words) in best)


def trap_question(slug: str) -> str:
    """The question a hint is shown as. A slug that does not exist raises KeyError."""
    trap = {row["slug"]: row for row in cue_file("traps")["trap"]}[slug]
    return str(cue_file("traps")["question"]).format(label=trap["label"].strip("“”"), line=trap["line"])


def _hint(text: str, slug: str, words: str, score: float) -> TrapHint:
    """Its words stand in the text, also where sentences between them were left out."""
    return TrapHint(trap=slug, because=words if words in text else text.strip(), score=round(score, 2))


def _together(rules: Sequence[tuple[str, float, str]], heard: _Found) -> _Found:
    """Both added up; nothing when no trap is likely enough. The words of a rule are the more exact ones."""
    found = dict(heard)
    for slug, score, words in rules:
        found[slug] = (found[slug][0] + _RULE * min(score, _MOST_POINTS), words)
    first = max(score for score, _ in found.values())
    if first < _OFFERED:
        return {}
    return {slug: one for slug, one in found.items() if one[0] >= max(_BESIDE, first - _BEHIND)}


def _heard(text: str) -> _Found:
    """What the sentence model hears in the whole and in each sentence; nothing without it, or when it is no English."""
    if len(set(text.lower().split())) < _FEWEST_WORDS or not is_available():
        return {}
    from meantime.language.trap_head import as_known, trap_names, trap_odds  # here: numpy, for thoughts only

    whole = text[:LONGEST_COMPARED].strip()
    if as_known(whole) < _KNOWN:
        return {}
    pieces = [whole, *_sentences(whole)]
    try:
        odds = trap_odds(pieces)
    except MeaningMissing:
        return {}
    sentence = odds[1:].argmax(axis=0) + 1 if len(pieces) > 1 else odds.argmax(axis=0)
    best = zip(trap_names(), odds.max(axis=0), sentence, strict=True)
    return {slug: (float(score), pieces[row].rstrip(" .,;:")) for slug, score, row in best}


def _sentences(text: str) -> list[str]:
    """The sentences of a text of several, without its shortest bits."""
    long = [piece for piece in sentences_of(text) if len(piece.split()) >= _FEWEST_WORDS and piece != text]
    return long[-_MOST_SENTENCES:]
