"""The words of a text that tell what happened to the writer: what they deny, or say of somebody else, left out."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.language.feeling_spelling import put_right
from meantime.language.feeling_words import Hit, hits_in, key_of
from meantime.language.scope import Scope, scope_of
from meantime.language.stems import is_small
from meantime.language.tokens import LONGEST_READ, Token, clauses_of, tokens_of

#: With fewer words that say something, nothing is told.
FEWEST = 3
#: Words of feeling looked at in one text, which bounds the time.
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is left of a text, and what must not be guessed from it."""

    #: The clauses that are left, in order; empty when too little is told.
    words: str
    #: Feelings that the writer denies: ids of `content/words/*/emotions.toml`.
    denied: frozenset[str]


def told_in(text: str) -> Told:
    """The clauses without those that name a feeling denied, long past, only thought of, or somebody else's."""
    tokens = tokens_of(text)
    against = [(hit, scope) for hit, scope in _feelings(tokens) if not scope.is_clear]
    clauses = [one for one in clauses_of(tokens) if not any(_meet(one, hit) for hit, _ in against)]
    denied = frozenset(hit.form.name for hit, scope in against if scope.negated)
    return Told(words=_joined(text, tokens, clauses) if _is_enough(tokens, clauses) else "", denied=denied)


def _feelings(tokens: tuple[Token, ...]) -> list[tuple[Hit, Scope]]:
    """Words that name a feeling; those that only hint at one ("small", "no pressure") say nothing of a clause."""
    hits = hits_in(tokens, put_right(tuple(key_of(token) for token in tokens)))
    named = [hit for hit in hits if hit.form.kind == "said"]
    return [(hit, scope_of(tokens, (hit.first, hit.last))) for hit in named[:_MOST]]


def _meet(clause: tuple[int, int], hit: Hit) -> bool:
    return clause[0] < hit.last and hit.first < clause[1]


def _is_enough(tokens: tuple[Token, ...], clauses: list[tuple[int, int]]) -> bool:
    left = [token.flat for first, last in clauses for token in tokens[first:last]]
    return sum(not is_small(word) for word in left if word[0].isalpha()) >= FEWEST


def _joined(text: str, tokens: tuple[Token, ...], clauses: list[tuple[int, int]]) -> str:
    """The text itself when every clause is left; else each run of clauses that are left, as it stands, in sentences."""
    every = clauses_of(tokens)
    if len(clauses) == len(every):
        return text[:LONGEST_READ]
    left, runs = set(clauses), list[list[int]]()
    for number in (number for number, one in enumerate(every) if one in left):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ". ".join(_words(text, tokens[every[run[0]][0]], tokens[every[run[-1]][1] - 1]) for run in runs)


def _words(text: str, first: Token, last: Token) -> str:
    return text[first.place[0] : last.place[1]]
