"""Weights by the checksum of a sign: small, quick to read, the same everywhere."""

import subprocess
import sys

import pytest

from meantime.language import hashed_weights
from meantime.language.hashed_weights import PLACES, checksum, packed, sums_of, weight_file


def test_signs_weigh_what_stands_in_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [bytearray(PLACES), bytearray(PLACES)]
    rows[0][checksum("<no>") % PLACES] = 7
    rows[1][checksum("die") % PLACES] = 256 - 5

    class _File:
        read_bytes = staticmethod(lambda: packed(rows))

    monkeypatch.setattr(hashed_weights, "weight_file", lambda name: _File)

    assert sums_of("two made up rows", ["<no>", "die", "never learned"]) == [7, -5]
    assert sums_of("two made up rows", []) == [0, 0]


def test_the_place_of_a_sign_never_changes() -> None:
    assert checksum("die") == 0x3978FFD7
    assert checksum("\ud800") % PLACES >= 0


def test_the_weights_of_the_support_card_are_small() -> None:
    assert len(weight_file("support_sense").read_bytes()) < 130_000


def test_reading_them_takes_no_numpy() -> None:
    code = "import sys; from meantime.language.hashed_weights import sums_of; "
    code += "sums_of('support_sense', ['die']); sys.exit('numpy' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )
