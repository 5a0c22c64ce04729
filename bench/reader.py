"""Learns the reading model from labelled notes, and says how well it reads people it did not learn from.

    pip install -r bench/learning.txt   what learning needs and the app does not
    python -m bench.reader              writes content/words/en/reader.onnx (an hour on two processors)
    python -m bench.reader --check      writes nothing; prints, a JSON line each, how well the written model reads
                                        the notes that are kept apart

It learns from `tests/language/data`: `notes_marked`, `triggers_*`, `implied_learned`, `specificity*` and `support*`,
all written and labelled for this project; files that end in `_apart` are never learned from, and of whole notes
(`notes_*`, but for `notes_marked`) only that they ask for no support. The same texts give nearly the same weights:
sums come out a little otherwise on other processors. After it run `bench.support_sense --seen`, which sets from where
on the support card comes. The written weights went on from older ones (`docs/decisions/0032`).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.reader_loss import Seen, loss_of
from bench.reader_network import Network, write
from bench.reader_rows import Row, all_rows
from meantime.language.sight import model_file

#: Rounds through all texts, how fast the layers learn and the lines on them, and the first steps, which are small.
_ROUNDS, _SLOW, _FAST, _WARMING = 6, 1e-4, 2e-3, 150
#: How often the texts of a kind are read in one round, and how many at once.
_READ = {"marked": 1.3, "set_off": 0.6, "implied": 0.8, "hidden": 0.2, "vague": 0.6, "support": 0.5}
_TOGETHER = {"marked": 16, "set_off": 24}
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
    random.seed(1)
    torch.manual_seed(1)
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
        seen = Seen(network, batch)
    loss = loss_of(kind, seen)
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


if __name__ == "__main__":
    main()
