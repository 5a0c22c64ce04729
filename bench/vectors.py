"""Learns the vectors by which notes are found and thoughts are gathered: what is alike comes closer.

    pip install -r bench/learning.txt   what learning needs and the app does not
    python -m bench.vectors             writes content/words/en/vectors.onnx (ten minutes on two processors)

It begins with all-MiniLM-L6-v2 (Apache-2.0) and learns from a note and what its writer might look for, from one thought
in several wordings (`search_near`, `thoughts_near` and the diaries of `tests/language/data`) and from the lines of
`theme_seeds.toml`: of the pairs in a batch each belongs to its own other half (Henderson et al. 2017). It is held near
to where it began, so that what it knew is not forgotten. Files that end in `_apart` are never learned from. After it
run `bench.trap_head`, `bench.support_sense` and `meantime.language.theme_seeds`, which use the vectors.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from bench.reader_network import Batch, begun, export
from meantime.language.meaning import model_file
from meantime.language.plainer import plainer
from meantime.language.theme_seeds import lines
from tests.language.scoring_triggers import rows_of

_ROUNDS, _PACE, _WARMING, _DECAY = 4, 6e-5, 50, 0.01
_TOGETHER = 24
#: How sharply the other half is told from the others, and how much it counts to stay near.
_SHARP, _STAY = 20.0, 2.0
#: Ordinary sentences of a round that only have to stay where they were.
_ORDINARY = 2400
_FEWEST = 8
#: How often each thought is read in a round, in other wordings.
_WORDINGS = 4
Pairs = Sequence[tuple[str, str]]


class Vectors(nn.Module):
    """One vector of length one for each text: the mean of its pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = begun()

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.layers(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        counted = mask.unsqueeze(-1).float()
        return functional.normalize((states * counted).sum(1) / counted.sum(1), dim=-1)


def main() -> None:
    """Learn and write."""
    export(learn(), Path(str(model_file())), {"vectors": {0: "n"}})


def learn() -> Vectors:
    """The vectors after all rounds."""
    random.seed(0)
    torch.manual_seed(0)
    vectors, before = Vectors().train(), Vectors().eval()
    weights = [one for one in vectors.parameters() if one.requires_grad]
    steps = _ROUNDS * len(list(_round()))
    optimiser = torch.optim.AdamW(weights, lr=_PACE, weight_decay=_DECAY)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / _WARMING) * max(0.02, 1 - step / steps)
    )
    for number in range(_ROUNDS):
        losses = []
        for pairs in _round():
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(vectors, before, pairs)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            pace.step()
            losses.append(loss.item())
        print(f"round {number + 1} of {_ROUNDS}: {sum(losses) / len(losses):.3f}", flush=True)
    return vectors


# Helpers: what is read.
def _round() -> Iterator[Pairs]:
    """All pairs in batches, and ordinary sentences, each as a pair with nothing."""
    batches = [*_batches(_searched()), *_batches(_thoughts()), *_batches(_ordinary())]
    random.shuffle(batches)
    yield from batches


def _batches(pairs: list[tuple[str, str]]) -> Iterator[Pairs]:
    random.shuffle(pairs)
    cut = [pairs[at : at + _TOGETHER] for at in range(0, len(pairs), _TOGETHER)]
    yield from (batch for batch in cut if len(batch) >= _FEWEST)


def _searched() -> list[tuple[str, str]]:
    near = [(row["note"], query) for row in rows_of("search_near") for query in row["queries"]]
    diaries = [row for name in ("search", "search_people", "search_voices") for row in rows_of(name)]
    return [*near, *((row["text"], row["gold"]["query"]) for row in diaries if _is_asked(row))]


def _is_asked(row: dict[str, dict[str, str]]) -> bool:
    return bool(row["text"]) and bool(row["gold"].get("query"))


def _thoughts() -> list[tuple[str, str]]:
    groups = [row["wordings"] for row in rows_of("thoughts_near")]
    groups += [line for line in lines("en")[:-1] if len(line) > _WORDINGS - 1]
    for name in ("themes", "themes_voices", "themes_people"):
        by_thought: dict[str, list[str]] = {}
        for row in rows_of(name):
            by_thought.setdefault(row["gold"]["thought"] or "", []).append(row["text"])
        groups += [texts for thought, texts in by_thought.items() if thought]
    return [tuple(random.sample(group, 2)) for group in groups for _ in range(_WORDINGS)]  # type: ignore[misc]


def _ordinary() -> list[tuple[str, str]]:
    texts = [row["text"] for name in ("triggers_diaries", "implied_learned") for row in rows_of(name)]
    return [(text, "") for text in random.sample(texts, _ORDINARY)]


# Helpers: how wrong it is.
def _loss(vectors: Vectors, before: Vectors, pairs: Pairs) -> Tensor:
    ones, others = [plainer(one) for one, _ in pairs], [plainer(other) for _, other in pairs if other]
    batch = Batch([*ones, *others])
    found = vectors(batch.ids, batch.mask)
    with torch.no_grad():
        was = before(batch.ids, batch.mask)
    moved = (1 - (found * was).sum(-1)).mean()
    return _STAY * moved + (_apart(found[: len(ones)], found[len(ones) :]) if others else 0)


def _apart(ones: Tensor, others: Tensor) -> Tensor:
    close, own = _SHARP * ones @ others.T, torch.arange(len(ones))
    return (functional.cross_entropy(close, own) + functional.cross_entropy(close.T, own)) / 2


if __name__ == "__main__":
    main()
