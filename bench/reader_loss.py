"""How wrong the network of the reading model is, beside what people labelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional

from bench.reader_network import TAGS, Batch, Network
from bench.reader_rows import IMPLIED, NAMES, Row, family_of, is_pleasant

#: What a part counts; and one that word lists marked, which know a half of it.
_COUNTS = {"set_off": 1.0, "symptoms": 1.5, "coping": 1.5, "feelings": 1.0, "effects": 1.0}
_BY_LISTS = 0.3
#: Of several names that fit, what each counts beside the first; and how much is given to all others.
_NEXT = (1.0, 0.6, 0.4, 0.3)
_SPREAD = 0.07
#: What it counts, beside other labels of a text, whether it asks for support.
_ALSO = 0.5
#: What it counts that the kind of feeling is right, and whether it is pleasant.
_KIND = 0.5


class Seen:
    """A batch, and what the network makes of it."""

    def __init__(self, network: Network, rows: Sequence[Row]) -> None:
        self.rows, self.batch, self._network = rows, Batch([row.text for row in rows]), network
        self.states = network.states(self.batch.ids, self.batch.mask)

    def words(self, part: str) -> Tensor:
        """(n, l, k) log odds."""
        return self._network.of_words(part, self.states)

    def text(self, part: str) -> Tensor:
        """(n, k) log odds."""
        return self._network.of_text(part, self.states, self.batch.mask)


def loss_of(kind: str, seen: Seen) -> Tensor:
    """Of texts of a kind, by the labels that this kind has; where it is known, whether they ask for support, too."""
    loss = _LOSS[kind](seen)
    return loss if kind == "support" or _unknown(seen) else loss + _ALSO * _support_loss(seen)


def _words_loss(seen: Seen) -> Tensor:
    """Of what is said of each word."""
    parts = [part for part in TAGS if any(part in row.marks for row in seen.rows)]
    return torch.stack([_part_loss(seen, part) for part in parts]).sum()


def _part_loss(seen: Seen, part: str) -> Tensor:
    odds, batch = seen.words(part), seen.batch
    wanted, counted = torch.zeros_like(odds), torch.zeros(odds.shape[:2])
    for number, row in enumerate(seen.rows):
        if part in row.marks:
            wanted[number, :, 0] = 1
            counted[number] = batch.mask[number]
            _mark(wanted[number], row, batch.places[number], part)
    weight = _BY_LISTS if part in seen.rows[0].by_lists else _COUNTS[part]
    each = -(wanted * functional.log_softmax(odds, -1)).sum(-1)
    return weight * (each * counted).sum() / counted.sum()


def _mark(wanted: Tensor, row: Row, places: Sequence[tuple[int, int]], part: str) -> None:
    for names, (start, end) in row.marks[part]:
        inside = [n for n, (a, b) in enumerate(places) if a < b and a < end and start < b]
        for n in inside:
            told = ["first"] if part == "set_off" and n == inside[0] else names
            wanted[n] = torch.cat([torch.zeros(1), _shares(told, NAMES[part])])


def _implied_loss(seen: Seen) -> Tensor:
    """Of the names, and of their kinds together."""
    odds = functional.log_softmax(seen.text("implied"), -1)
    wanted = torch.stack([_shares(row.implied, IMPLIED) for row in seen.rows])
    loss = -(((1 - _SPREAD) * wanted + _SPREAD / len(IMPLIED)) * odds).sum(-1).mean()
    for kinds in _kinds():
        likely = (odds.exp() @ kinds).clamp_min(1e-6).log()
        loss = loss - _KIND * ((wanted @ kinds) * likely).sum(-1).mean()
    return loss


@cache
def _kinds() -> tuple[Tensor, Tensor]:
    """Which name belongs to which family; and to what is pleasant, what is not, and nothing."""
    families = [family_of(name) for name in IMPLIED]
    pleasant = [is_pleasant(name) for name in IMPLIED]
    return _members(families), _members(pleasant)


def _members(kinds: Sequence[object]) -> Tensor:
    names = list(dict.fromkeys(kinds))
    return functional.one_hot(torch.tensor([names.index(one) for one in kinds])).float()


def _shares(told: Sequence[str], names: Sequence[str]) -> Tensor:
    """What each name counts, one together."""
    found = torch.zeros(len(names))
    for name, share in zip((one for one in told if one in names), _NEXT, strict=False):
        found[names.index(name)] += share
    return found / found.sum().clamp_min(1e-9)


def _vague_loss(seen: Seen) -> Tensor:
    return _yes_or_no(seen.text("vague"), [row.vague for row in seen.rows])


def _support_loss(seen: Seen) -> Tensor:
    return _yes_or_no(seen.text("support"), [row.support for row in seen.rows])


def _unknown(seen: Seen) -> bool:
    return all(row.support is None for row in seen.rows)


def _yes_or_no(odds: Tensor, wanted: Sequence[bool | None]) -> Tensor:
    known = [n for n, one in enumerate(wanted) if one is not None]
    given = torch.tensor([float(bool(wanted[n])) for n in known])
    return functional.binary_cross_entropy_with_logits(odds[known, 0], given)


_LOSS: Mapping[str, Callable[[Seen], Tensor]] = {
    "marked": _words_loss,
    "set_off": _words_loss,
    "implied": _implied_loss,
    "hidden": _implied_loss,
    "vague": _vague_loss,
    "support": _support_loss,
}
