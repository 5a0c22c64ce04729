"""How hard our labelled sentences are: what the model that ours began as makes of them, having learned nothing.

    pip install -r bench/learning.txt   what it needs and the app does not
    python -m bench.begun               prints JSON lines

Goals for reading were set on collections that this project may not carry. The same plain way was measured there and is
measured here, by the vectors of all-MiniLM-L6-v2 as they are; what ours make of these sentences says `bench.language`.
See `docs/decisions/0031`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from bench.reader_network import begun
from bench.vectors import Vectors, known
from meantime.content.loader import emotions
from tests.language.scoring_triggers import rows_of

_IMPLIED = ("implied_apart", "implied_people_apart", "implied_people_two_apart")
_THOUGHTS = ("themes_apart", "themes_voices_apart", "themes_people_apart")
#: (n, 384) unit vectors of n texts.
Read = Callable[[Sequence[str]], Tensor]


def main() -> None:
    """Print the figures of all files that nobody learned from."""
    vectors = Vectors(begun())

    def read(texts: Sequence[str]) -> Tensor:
        found = known(vectors, sorted(set(texts), key=len))
        return torch.stack([found[text] for text in texts])

    for name in _IMPLIED:
        _say("implied", name, implied(read, name))
    rows = [(row["text"], row["gold"].get("query")) for row in rows_of("search_people_apart")]
    told = searched(read, [text for text, _ in rows], [[query] for _, query in rows])
    _say("find among the notes of six people", "search_people_apart", told)
    near = rows_of("search_near_apart")
    told = searched(read, [row["note"] for row in near], [row["queries"] for row in near])
    _say("find", "search_near_apart", told)
    for name in _THOUGHTS:
        said = [(row["text"], row["gold"]["thought"]) for row in rows_of(name) if row["gold"]["thought"]]
        _say("thoughts", name, thoughts(read, *zip(*said, strict=True)))  # type: ignore[arg-type]


def implied(read: Read, name: str) -> dict[str, float]:
    """Shares of texts: the nearest of "I felt ..." fits; the family of the first, or of the first three, is right."""
    family = {one.id: one.family for one in emotions()}
    names, rows = list(family), rows_of(name)
    felt = read([f"I felt {one.replace('_', ' ')}" for one in names])
    close = read([row["text"] for row in rows]) @ felt.T
    found = [[names[n] for n in order] for order in close.argsort(dim=1, descending=True).tolist()]
    kinds = [list(dict.fromkeys(family[one] for one in listed)) for listed in found]
    gold = [row["gold"] for row in rows]
    return {
        "first": _share([one[0] in told["implied"] for one, told in zip(found, gold, strict=True)]),
        "family": _share([one[0] == told["family"] for one, told in zip(kinds, gold, strict=True)]),
        "family_of_three": _share([told["family"] in one[:3] for one, told in zip(kinds, gold, strict=True)]),
    }


def searched(read: Read, notes: Sequence[str], queries: Sequence[Sequence[str | None]]) -> dict[str, float]:
    """How often the note a query is for stands among the first five, and the mean of one over its rank, to ten."""
    asked = [(n, one) for n, listed in enumerate(queries) for one in listed if one]
    close = read([query for _, query in asked]) @ read(notes).T
    own = close[range(len(asked)), [n for n, _ in asked]]
    ranks = (close > own.unsqueeze(1)).sum(1).tolist()
    first = [1 / (rank + 1) if rank < 10 else 0.0 for rank in ranks]
    return {
        "recall_at_5": _share([rank < 5 for rank in ranks]),
        "mrr_at_10": round(sum(first) / len(first), 3),
    }


def thoughts(read: Read, texts: Sequence[str], which: Sequence[str]) -> dict[str, float]:
    """How often the nearest other text is the same thought, and two of one thought are nearer than two of others."""
    close = read(texts) @ read(texts).T
    close.fill_diagonal_(-1)
    nearest = close.argmax(1).tolist()
    pairs = [(n, m) for n in range(len(texts)) for m in range(n)]
    same = [float(close[n, m]) for n, m in pairs if which[n] == which[m]]
    other = torch.tensor([float(close[n, m]) for n, m in pairs if which[n] != which[m]])
    nearer = sum(float((one > other).float().mean()) for one in same) / len(same)
    return {
        "nearest_is_the_same": _share([which[n] == which[m] for n, m in enumerate(nearest)]),
        "auc": round(nearer, 3),
    }


def _share(held: Sequence[bool]) -> float:
    return round(sum(held) / len(held), 3)


def _say(what: str, name: str, figures: dict[str, float]) -> None:
    print(json.dumps({"what": what, "sentences": name, **figures}), flush=True)


if __name__ == "__main__":
    main()
