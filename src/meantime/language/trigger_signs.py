"""What speaks for a word being part of what set something off: its company, its clause, and what is read already.

Every sign is a short text such as "w-1=because". What each is worth was learned: `python -m bench.triggers`.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from meantime.language.trigger_marks import Clause, Marked, is_stop
from meantime.language.word_files import parsed
from meantime.language.word_kinds import kinds_of

#: What stands before the first word and after the last.
_START, _END = "<s>", "</s>"
_SENTENCE_ENDS = frozenset(".!?;\n")
#: Distances to the next feeling, in words: all up to the first, then in these steps.
_NEAR, _STEPS = 3, ((6, 4), (11, 7))
_FURTHEST = 12
#: So many sentences are told apart.
_SENTENCES = 3


def signs_of(line: Marked) -> list[list[str]]:
    """The signs of each word, in order."""
    keys = line.words.keys
    kinds = [kinds_of(key) for key in keys]
    sentences, near, note = list(_sentence_numbers(keys)), _distances(line), _of_the_note(line)
    bound = list(_bound(line))
    signs = [
        [*_around(line, kinds, n), *bound[n], f"near={near[n]}", f"sentence={sentences[n]}", note]
        for n in range(len(keys))
    ]
    for name, clauses in (("b", _clauses(keys, ())), ("s", _clauses(keys, _words("joining")))):
        for m, clause in enumerate(clauses):
            of_it = list(_of_the_clause(line, clauses, m, kinds))
            for n in range(*clause):
                edge = ("S" if n == clause[0] else "I") + ("E" if n == clause[1] - 1 else "")
                signs[n] += [f"{name}{sign}" for sign in (*of_it, f"at={edge}")]
    return signs


# Helpers: a word and its neighbours.
def _around(line: Marked, kinds: Sequence[tuple[int, int]], n: int) -> Iterator[str]:
    keys, read = line.words.keys, line.read
    near = [keys[m] if 0 <= m < len(keys) else _START if m < 0 else _END for m in range(n - 2, n + 3)]
    letters = [read[m] if 0 <= m < len(keys) else "|" for m in range(n - 2, n + 3)]
    for offset, (key, letter) in enumerate(zip(near, letters, strict=True), -2):
        yield f"w{offset}={key}"
        yield f"r{offset}={letter}"
    groups = [kinds[m] if 0 <= m < len(keys) else (-1, -1) for m in range(n - 1, n + 2)]
    for offset, (broad, fine) in enumerate(groups, -1):
        yield f"k{offset}={broad}"
        yield f"K{offset}={fine}"
    yield f"KK={groups[0][1]},{groups[1][1]}"
    yield f"ww={near[1]},{near[2]}"
    yield f"www={near[0]},{near[1]},{near[2]}"
    yield f"rr={letters[1]}{letters[2]}"
    yield f"wr={near[1]},{letters[2]}"
    yield f"rw={letters[1]},{near[2]}"
    yield f"ends={near[2][-3:]}"


def _bound(line: Marked) -> Iterator[tuple[str, ...]]:
    """By which connecting word each word is bound, how far back it stands, and what is read right before it."""
    bound, since = "none", 0
    for n, key in enumerate(line.words.keys):
        of_it = _connecting().get(key, "")
        ahead = f"{_connecting().get(line.words.keys[n + 1], '') if n + 1 < len(line.words.keys) else ''}"
        yield (
            f"bound={bound}",
            f"bound={bound},{min(since, 4)}",
            f"is={of_it}",
            f"ahead={ahead}{line.read[n]}",
        )
        since += 1
        if line.read[n] == ".":
            bound, since = "none", 0
        elif of_it:
            before = "".join(sorted(set(line.read[max(0, n - 2) : n]) - set("-"))) if n else "|"
            bound, since = f"{of_it}{before}", 0


# Helpers: the clause it stands in.
def _of_the_clause(
    line: Marked, clauses: Sequence[Clause], m: int, kinds: Sequence[tuple[int, int]]
) -> Iterator[str]:
    keys, (first, last) = line.words.keys, clauses[m]
    before, here, after = (_read_in(line, clauses, k) for k in (m - 1, m, m + 1))
    whose = _whose(keys[first])
    yield f"head={keys[first]}"
    yield f"heads={','.join(keys[first : min(first + 2, last)])}"
    yield f"K={kinds[first][1]}"
    yield f"prev={keys[first - 1] if first else _START}"
    yield f"next={keys[last] if last < len(keys) else _END}"
    yield f"whose={whose}"
    yield f"reads={before},{here},{after}"
    yield f"reads={before},{here},{after},{whose}"
    yield f"before={before}{whose}"
    yield f"here={here}{whose}"
    yield f"after={after}{whose}"
    felt = line.any_of("fg", (last, len(keys))), line.any_of("fg", (0, first))
    yield f"felt={felt}{whose}{here}"


def _read_in(line: Marked, clauses: Sequence[Clause], m: int) -> str:
    """What is read in a clause; "|" where there is none."""
    if not 0 <= m < len(clauses):
        return "|"
    return "".join(sorted(set(line.read[slice(*clauses[m])]) & set("gfdtn"))) or "-"


def _whose(key: str) -> str:
    """Whose doing a clause tells of, by its first word."""
    listed = next((name for name, words in _openings().items() if key in words), "")
    return listed or next((end for end in ("ed", "ing") if key.endswith(end)), "x")


def _clauses(keys: Sequence[str], joining: Collection[str]) -> list[Clause]:
    """The text cut at signs, and before the words that join clauses."""
    cuts = [n for n, key in enumerate(keys) if is_stop(key) or (n and key in joining)]
    starts = [0, *(n + is_stop(keys[n]) for n in cuts)]
    return [(a, b) for a, b in zip(starts, [*cuts, len(keys)], strict=True) if a < b]


# Helpers: the whole note.
def _of_the_note(line: Marked) -> str:
    letters = "".join(letter for letter in "gfdn" if letter in line.read)
    return f"note={letters}{not _words('selves').isdisjoint(line.words.keys)}"


def _sentence_numbers(keys: Sequence[str]) -> Iterator[int]:
    number = 0
    for key in keys:
        yield min(number, _SENTENCES)
        number += key in _SENTENCE_ENDS


def _distances(line: Marked) -> list[str]:
    """To the nearest feeling, in words: "-2" is two words back."""
    felt = [n for n, letter in enumerate(line.read) if letter in "fg"]
    return [_step(min((m - n for m in felt), key=abs)) if felt else "none" for n in range(len(line.read))]


def _step(distance: int) -> str:
    far = abs(distance)
    step = far if far <= _NEAR else next((name for most, name in _STEPS if far <= most), _FURTHEST)
    return f"{'+' if distance > 0 else '-'}{step}"


# Helpers: word lists.
@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(parsed("trigger_words")[name])


@cache
def _connecting() -> dict[str, str]:
    return {word: name for name, words in parsed("trigger_words")["connecting"].items() for word in words}


@cache
def _openings() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in parsed("trigger_words")["openings"].items()}
