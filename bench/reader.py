"""Learns the reading model from labelled notes, and says how well it reads people it did not learn from.

    pip install -r bench/learning.txt   what learning needs and the app does not
    python -m bench.reader              writes content/words/en/reader.onnx (half an hour on two processors)
    python -m bench.reader --check      writes nothing; prints, a JSON line each, how well the written model reads
                                        the notes that are kept apart

It learns from `tests/language/data`: `notes_marked`, `triggers_*`, `implied_learned` and `specificity*`, all written
and labelled for this project; files that end in `_apart` and whole notes (`notes_*`) are never learned from. The same
texts give nearly the same weights: sums come out a little otherwise on other processors.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from bench.reader_network import TAGS, Batch, Network, write
from bench.reader_rows import IMPLIED, NAMES, Row, all_rows
from meantime.language.sight import model_file

#: Rounds through all texts, how fast the layers learn and the lines on them, and the first steps, which are small.
_ROUNDS, _SLOW, _FAST, _WARMING = 6, 1e-4, 2e-3, 150
#: How often the texts of a kind are read in one round, and how many at once.
_READ = {"marked": 2.0, "set_off": 1.0, "implied": 1.0, "hidden": 0.5, "vague": 0.7}
_TOGETHER = {"marked": 16, "set_off": 24}
#: What a part counts; and one that word lists marked, which know a half of it.
_COUNTS = {"set_off": 1.0, "symptoms": 1.5, "coping": 1.5, "feelings": 1.0}
_BY_LISTS = 0.3
#: Of several names that fit, what each counts beside the first; and how much is given to all others.
_NEXT = (1.0, 0.6, 0.4, 0.3)
_SPREAD = 0.07
_DECAY, _CLIPPED = 0.01, 1.0
_FEWEST = 4


def main() -> None:
    """Learn and write, or check."""
    if "--check" in sys.argv:
        from bench.reader_check import check

        check()
    else:
        write(learn(all_rows()), Path(str(model_file())))


def learn(rows: Mapping[str, Sequence[Row]], rounds: int = _ROUNDS) -> Network:
    """A network that has read these texts."""
    random.seed(0)
    torch.manual_seed(0)
    network = Network().train()
    steps = rounds * len(list(_round(rows)))
    optimiser = torch.optim.AdamW(_weights(network), weight_decay=_DECAY)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _pace(step, steps))
    for number in range(rounds):
        losses: dict[str, list[float]] = {}
        for kind, batch in _round(rows):
            losses.setdefault(kind, []).append(_step(network, optimiser, kind, batch))
            pace.step()
        told = {kind: round(float(np.mean(listed[-40:])), 3) for kind, listed in losses.items()}
        print(f"round {number + 1} of {rounds}: {told}", flush=True)
    return network


def _weights(network: Network) -> list[dict[str, Any]]:
    """The layers, which learn slowly, and the lines on them."""
    layers = [weights for weights in network.layers.parameters() if weights.requires_grad]
    parts = (network.whole, network.looked_at, network.tags)
    lines = [weights for part in parts for weights in part.parameters()]
    return [{"params": layers, "lr": _SLOW}, {"params": lines, "lr": _FAST}]


def _pace(step: int, steps: int) -> float:
    return min(1.0, step / _WARMING) * max(0.02, 1 - step / steps)


def _step(network: Network, optimiser: torch.optim.Optimizer, kind: str, batch: Sequence[Row]) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = _LOSS[kind](network, batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(optimiser.param_groups[0]["params"], _CLIPPED)
    optimiser.step()
    optimiser.zero_grad()
    return loss.item()


def _round(rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """All texts in batches of one kind, texts of like length together, in an order drawn by lot."""
    batches = [(kind, batch) for kind, listed in rows.items() for batch in _batches(kind, list(listed))]
    random.shuffle(batches)
    yield from batches


def _batches(kind: str, rows: list[Row]) -> Iterator[list[Row]]:
    size, wanted = _TOGETHER.get(kind, 32), int(_READ[kind] * len(rows))
    drawn: list[Row] = []
    while len(drawn) < wanted:
        drawn += random.sample(rows, len(rows))
    for start in range(0, wanted, size * 20):
        near = sorted(
            drawn[start : min(start + size * 20, wanted)],
            key=lambda row: len(row.text) + random.random() * 10,
        )
        cut = [near[at : at + size] for at in range(0, len(near), size)]
        yield from (batch for batch in cut if len(batch) >= _FEWEST)


# Helpers: how wrong the network is.
def _words_loss(network: Network, rows: Sequence[Row]) -> Tensor:
    """Of what is said of each word."""
    batch = Batch([row.text for row in rows])
    states = network.states(batch.ids, batch.mask)
    parts = [part for part in TAGS if any(part in row.marks for row in rows)]
    losses = [_part_loss(network.of_words(part, states), rows, batch, part) for part in parts]
    return torch.stack(losses).sum()


def _part_loss(odds: Tensor, rows: Sequence[Row], batch: Batch, part: str) -> Tensor:
    wanted, counted = torch.zeros_like(odds), torch.zeros(odds.shape[:2])
    for number, row in enumerate(rows):
        if part in row.marks:
            wanted[number, :, 0] = 1
            counted[number] = batch.mask[number]
            _mark(wanted[number], row, batch.places[number], part)
    weight = _BY_LISTS if part in rows[0].by_lists else _COUNTS[part]
    each = -(wanted * functional.log_softmax(odds, -1)).sum(-1)
    return weight * (each * counted).sum() / counted.sum()


def _mark(wanted: Tensor, row: Row, places: Sequence[tuple[int, int]], part: str) -> None:
    for names, (start, end) in row.marks[part]:
        inside = [n for n, (a, b) in enumerate(places) if a < b and a < end and start < b]
        for n in inside:
            told = ["first"] if part == "set_off" and n == inside[0] else names
            wanted[n] = torch.cat([torch.zeros(1), _shares(told, NAMES[part])])


def _implied_loss(network: Network, rows: Sequence[Row]) -> Tensor:
    batch = Batch([row.text for row in rows])
    odds = network.of_text("implied", network.states(batch.ids, batch.mask), batch.mask)
    wanted = torch.stack([_shares(row.implied, IMPLIED) for row in rows])
    wanted = (1 - _SPREAD) * wanted + _SPREAD / len(IMPLIED)
    return -(wanted * functional.log_softmax(odds, -1)).sum(-1).mean()


def _vague_loss(network: Network, rows: Sequence[Row]) -> Tensor:
    batch = Batch([row.text for row in rows])
    odds = network.of_text("vague", network.states(batch.ids, batch.mask), batch.mask)[:, 0]
    return functional.binary_cross_entropy_with_logits(
        odds, torch.tensor([float(bool(row.vague)) for row in rows])
    )


def _shares(told: Sequence[str], names: Sequence[str]) -> Tensor:
    """What each name counts, one together."""
    found = torch.zeros(len(names))
    for name, share in zip((one for one in told if one in names), _NEXT, strict=False):
        found[names.index(name)] += share
    return found / found.sum().clamp_min(1e-9)


_LOSS: Mapping[str, Callable[[Network, Sequence[Row]], Tensor]] = {
    "marked": _words_loss,
    "set_off": _words_loss,
    "implied": _implied_loss,
    "hidden": _implied_loss,
    "vague": _vague_loss,
}


if __name__ == "__main__":
    main()
