"""What is claimed at the fixed looks: granted, kept between looks, taken back when it does not hold twice."""

from __future__ import annotations

import numpy as np
import pytest

from meantime.patterns import claims, recurring
from meantime.patterns.claims import find_claims
from meantime.patterns.looks import look_counts
from meantime.patterns.rated import rated_notes
from meantime.patterns.recurring import Look
from meantime.patterns.tags import Candidate
from tests.patterns.diaries import note


def looked(q: float, stop: int) -> Look:
    mum = Candidate("trigger:mum", "trigger", "mum", np.zeros(stop, dtype=np.bool_))
    tested = recurring.Tested(mum.key, mum, False, q, q, None, 0, 10, stop - 10)  # type: ignore[arg-type]
    return Look(slice(0, stop), {mum.key: tested})


@pytest.mark.parametrize(
    ("q_at", "notes", "told", "taken_back"),
    [
        ({50: 0.008}, 79, "clear", 0),
        ({50: 0.010}, 79, "maybe", 0),
        ({80: 0.010}, 129, "clear", 0),
        ({20: 0.001}, 29, "maybe", 0),
        ({50: 0.008, 80: 0.3, 130: 0.1}, 199, "clear", 0),
        ({50: 0.008, 80: 0.3, 130: 0.3}, 199, None, 1),
        ({50: 0.008, 80: 0.3, 130: 0.3, 200: 0.001}, 200, "clear", 0),
        ({30: 0.2, 50: 0.2}, 79, None, 0),
    ],
)
def test_a_claim_comes_and_goes_at_looks(
    monkeypatch: pytest.MonkeyPatch, q_at: dict[int, float], notes: int, told: str | None, taken_back: int
) -> None:
    monkeypatch.setattr(
        claims, "look", lambda rated, candidates, window: looked(q_at.get(window.stop, 0.15), window.stop)
    )
    rated = rated_notes(note(i, days=float(i), strength=i % 5) for i in range(notes))

    found = find_claims(rated, [], "fixed")

    clear = [one.tier for one in found.told]
    assert clear == ([told] if told else [])
    assert len(found.withdrawn) == taken_back


def test_looks_are_each_more_than_half_as_far_again() -> None:
    assert look_counts(2100) == [20, 30, 50, 80, 130, 200, 320, 512, 819, 1310, 2096]
    assert look_counts(19) == []
