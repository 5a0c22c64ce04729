"""Learns the vectors by which notes are found and thoughts are gathered: what is alike comes closer.

    pip install -r bench/learning.txt   what learning needs and the app does not
    python -m bench.vectors             writes content/words/en/vectors.onnx (half an hour on two processors)

First a larger model (`bench.large`) learns from a note and what its writer might look for, from one thought in several
wordings (`search_near`, `thoughts_near` and the diaries of `tests/language/data`) and from the lines of
`theme_seeds.toml`: of the pairs in a batch each belongs to its own other half (Henderson et al. 2017). Then the small
one, begun as all-MiniLM-L6-v2 (Apache-2.0), learns from the same pairs and from how near to each other the larger one
finds all texts of a batch, ordinary sentences too (Tung & Mori 2019). Files that end in `_apart` are never learned
from. After it run `bench.trap_head` and `meantime.language.theme_seeds`, which use the vectors.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from bench.large import Large
from bench.reader_network import Batch, begun, export
from meantime.language.meaning import model_file
from meantime.language.plainer import plainer
from meantime.language.theme_seeds import lines
from tests.language.scoring_triggers import rows_of

#: Rounds and how fast is learned, by the larger model and by the small one; its first steps are small.
_ROUNDS_LARGE, _PACE_LARGE = 1, 4e-5
_ROUNDS_SMALL, _PACE_SMALL = 4, 1e-4
_WARMING, _DECAY = 30, 0.01
#: Layers of the larger model that stay as they are.
_STILL = 6
_TOGETHER, _FEWEST = 48, 8
#: How sharply the other half is told from the others, and what it counts to find near what the larger model does.
_SHARP, _NEAR = 20.0, 2.0
#: Ordinary sentences.
_ORDINARY = 2500
#: How often each thought is read in a round, in other wordings.
_WORDINGS = 4
Pairs = Sequence[tuple[str, str]]
#: By text, as it is read.
Known = Mapping[str, Tensor]


class Vectors(nn.Module):
    """One vector of length one for each text: the mean of its pieces."""

    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.layers(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        counted = mask.unsqueeze(-1).float()
        return functional.normalize((states * counted).sum(1) / counted.sum(1), dim=-1)


def main() -> None:
    """Learn and write."""
    random.seed(0)
    torch.manual_seed(0)
    ordinary = _ordinary()
    large = learn(Vectors(Large(_STILL)), [], _ROUNDS_LARGE, _PACE_LARGE)
    read = {text for pair in (*_searched(), *ordinary) for text in pair if text}
    texts = {plainer(text) for text in read.union(*_groups())}
    small = learn(
        Vectors(begun()), ordinary, _ROUNDS_SMALL, _PACE_SMALL, known(large, sorted(texts, key=len))
    )
    export(small, Path(str(model_file())), {"vectors": {0: "n"}})


def learn(vectors: Vectors, ordinary: Pairs, rounds: int, pace: float, near: Known | None = None) -> Vectors:
    """The vectors after all rounds."""
    weights = [one for one in vectors.train().parameters() if one.requires_grad]
    steps = rounds * len(list(_round(ordinary)))
    optimiser = torch.optim.AdamW(weights, lr=pace, weight_decay=_DECAY)
    slower = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / _WARMING) * max(0.02, 1 - step / steps)
    )
    for number in range(rounds):
        losses = []
        for pairs in _round(ordinary):
            loss = _loss(vectors, pairs, near)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            slower.step()
            losses.append(loss.item())
        print(f"round {number + 1} of {rounds}: {sum(losses) / len(losses):.3f}", flush=True)
    return vectors


def known(vectors: Vectors, texts: Sequence[str]) -> dict[str, Tensor]:
    """The vector of each text."""
    vectors.eval()
    found: dict[str, Tensor] = {}
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        with torch.no_grad():
            found |= dict(zip(some, _vectors(vectors, some), strict=True))
    return found


# Helpers: what is read.
def _round(ordinary: Pairs) -> Iterator[Pairs]:
    """All pairs in batches, and ordinary sentences, each as a pair with nothing."""
    batches = [*_batches(_searched()), *_batches(_thoughts()), *_batches(ordinary)]
    random.shuffle(batches)
    yield from batches


def _batches(pairs: Pairs) -> Iterator[Pairs]:
    drawn = random.sample(pairs, len(pairs))
    cut = [drawn[at : at + _TOGETHER] for at in range(0, len(drawn), _TOGETHER)]
    yield from (batch for batch in cut if len(batch) >= _FEWEST)


def _searched() -> list[tuple[str, str]]:
    near = [(row["note"], query) for row in rows_of("search_near") for query in row["queries"]]
    diaries = [row for name in ("search", "search_people", "search_voices") for row in rows_of(name)]
    return [*near, *((row["text"], row["gold"]["query"]) for row in diaries if _is_asked(row))]


def _is_asked(row: dict[str, dict[str, str]]) -> bool:
    return bool(row["text"]) and bool(row["gold"].get("query"))


def _thoughts() -> list[tuple[str, str]]:
    groups = [group for group in _groups() for _ in range(_WORDINGS)]
    return [tuple(random.sample(group, 2)) for group in groups]  # type: ignore[misc]


def _groups() -> list[list[str]]:
    """One thought in several wordings, each."""
    groups = [row["wordings"] for row in rows_of("thoughts_near")]
    groups += [line for line in lines("en")[:-1] if len(line) > _WORDINGS - 1]
    for name in ("themes", "themes_voices", "themes_people"):
        by_thought: dict[str, list[str]] = {}
        for row in rows_of(name):
            by_thought.setdefault(row["gold"]["thought"] or "", []).append(row["text"])
        groups += [texts for thought, texts in by_thought.items() if thought]
    return groups


def _ordinary() -> list[tuple[str, str]]:
    names = ("triggers_diaries", "implied_learned", "notes_marked")
    texts = [row["text"] for name in names for row in rows_of(name)]
    return [(text, "") for text in random.sample(texts, _ORDINARY)]


# Helpers: how wrong it is.
def _loss(vectors: Vectors, pairs: Pairs, near: Known | None) -> Tensor:
    ones, others = [plainer(one) for one, _ in pairs], [plainer(other) for _, other in pairs if other]
    found = _vectors(vectors, [*ones, *others])
    loss = _apart(found[: len(ones)], found[len(ones) :]) if others else torch.zeros(())
    if near:
        loss = loss + _NEAR * _as_near(found, torch.stack([near[text] for text in (*ones, *others)]))
    return loss


def _vectors(vectors: Vectors, texts: Sequence[str]) -> Tensor:
    batch = Batch(texts)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found: Tensor = vectors(batch.ids, batch.mask)
    return found


def _apart(ones: Tensor, others: Tensor) -> Tensor:
    close, own = _SHARP * ones @ others.T, torch.arange(len(ones))
    return (functional.cross_entropy(close, own) + functional.cross_entropy(close.T, own)) / 2


def _as_near(found: Tensor, wanted: Tensor) -> Tensor:
    """How far it is from finding the texts as near to each other as the larger model does."""
    close, aim = (_SHARP * one @ one.T - 1e4 * torch.eye(len(one)) for one in (found, wanted))
    return functional.kl_div(
        close.log_softmax(-1), aim.log_softmax(-1), log_target=True, reduction="batchmean"
    )


if __name__ == "__main__":
    main()
