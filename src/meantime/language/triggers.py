"""What set it off, as the person's own phrase.

A conditional random field (Lafferty, McCallum & Pereira 2001; CRFsuite, Okazaki 2007) marks the words, by signs of
`trigger_signs`. What they are worth was learned from notes written for this project: `python -m bench.triggers`, which
also says how well it reads people it did not learn from.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from threading import Lock
from typing import Any

from meantime.language.phrases import words_of
from meantime.language.records import Already, FoundTrigger, Tier
from meantime.language.trigger_marks import Marked, marked
from meantime.language.trigger_signs import signs_of

#: What a word may be: outside, the first of a phrase, inside of it.
OUTSIDE, FIRST, INSIDE = "O", "B", "I"
#: First word of a phrase and the one after its last.
Span = tuple[int, int]
_MOST = 2
#: So probable, on average over its words, is a phrase that is said; a less probable one is a guess.
_SAID = 0.7
#: Where no phrase is the most probable reading, the likeliest one is guessed unless "none" is as probable as this.
_NONE = 0.3
#: Longest phrase, in words: the longest of those learned from has 25, and more than this is a story or no language.
_LONGEST = 30
#: The tagger holds one text at a time.
_one_at_a_time = Lock()


def find_triggers(text: str, already: Already) -> tuple[FoundTrigger, ...]:
    """At most two phrases of the text, verbatim, in its order; none where nothing is said to have set anything off.

    Args:
        text: any text; its first 2,400 characters are read.
        already: what is read of it: of one's own feelings and reactions is told what set them off.
    """
    words = words_of(text)
    if not words.keys:
        return ()
    line = marked(words, already)
    found = _spans(line)[:_MOST]
    return tuple(_found(text, line, span, chance) for span, chance in found)


def model_file(lang: str = "en") -> Any:
    """Where the learned weights lie, as CRFsuite writes them."""
    return files("meantime.content").joinpath(f"words/{lang}/triggers.crf")


# Helpers.
def _spans(line: Marked) -> list[tuple[Span, float]]:
    """Phrases with the mean probability of their words."""
    with _one_at_a_time:
        tagger = _tagger()
        tags: Sequence[str] = tagger.tag(signs_of(line))
        if FIRST not in tags and tagger.probability([OUTSIDE] * len(tags)) < _NONE:
            tags = _likeliest(tagger, len(tags))
        spans = [span for span in spans_of(tags) if span[1] - span[0] <= _LONGEST]
        return [(span, _chance(tagger, span)) for span in spans]


def spans_of(tags: Sequence[str]) -> Iterator[Span]:
    """The phrases that tags stand for."""
    starts = [n for n, tag in enumerate(tags) if tag == FIRST]
    for start in starts:
        end = start + 1
        while end < len(tags) and tags[end] == INSIDE:
            end += 1
        yield start, end


def _likeliest(tagger: Any, length: int) -> list[str]:
    """The tags with one phrase: from the likeliest first word on, as long as inside is likelier than outside."""
    start = max(range(length), key=lambda n: tagger.marginal(FIRST, n))
    end = start + 1
    while end < length and tagger.marginal(INSIDE, end) > tagger.marginal(OUTSIDE, end) / 2:
        end += 1
    return [OUTSIDE] * start + [FIRST] + [INSIDE] * (end - start - 1) + [OUTSIDE] * (length - end)


def _chance(tagger: Any, span: Span) -> float:
    chances = [tagger.marginal(INSIDE if n > span[0] else FIRST, n) for n in range(*span)]
    return float(sum(chances) / len(chances))


def _found(text: str, line: Marked, span: Span, chance: float) -> FoundTrigger:
    place = line.words.place(*span)
    tier: Tier = "said" if chance >= _SAID and line.any_of("fgd", (0, len(line.read))) else "guess"
    return FoundTrigger(words=text[place[0] : place[1]], tier=tier, place=place)


@cache
def _tagger() -> Any:
    import pycrfsuite  # here: most commands read no note

    tagger = pycrfsuite.Tagger()
    with as_file(model_file()) as path:
        tagger.open(str(path))
    return tagger
