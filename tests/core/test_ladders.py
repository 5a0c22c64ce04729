"""Ladders of one to two hundred steps."""

from __future__ import annotations

from meantime.core.ladders import Ladder, Rung, find_problems, moved_rung, with_rung, without_rung


def ladder(count: int) -> Ladder:
    return Ladder(id="l", theme="Shops", rungs=tuple(Rung(id=str(n), text=f"step {n}") for n in range(count)))


def order(one: Ladder) -> list[str]:
    return [rung.id for rung in one.rungs]


def test_a_step_moves_one_place_and_stays_at_the_ends() -> None:
    assert order(moved_rung(ladder(3), "2", up=True)) == ["0", "2", "1"]
    assert order(moved_rung(ladder(3), "0", up=False)) == ["1", "0", "2"]
    assert order(moved_rung(ladder(1), "0", up=True)) == order(moved_rung(ladder(1), "0", up=False)) == ["0"]
    assert order(moved_rung(ladder(3), "gone", up=True)) == ["0", "1", "2"]


def test_a_changed_step_keeps_its_place_and_a_new_one_is_last() -> None:
    assert order(with_rung(ladder(2), Rung(id="0", text="other"))) == ["0", "1"]
    assert order(with_rung(ladder(2), Rung(id="9", text="new"))) == ["0", "1", "9"]
    assert order(without_rung(ladder(2), "0")) == ["1"]


def test_a_ladder_holds_none_to_two_hundred_steps() -> None:
    assert [find_problems(ladder(count)) for count in (0, 1, 200)] == [[], [], []]
    assert [p.where for p in find_problems(ladder(201))] == ["rungs"]


def test_an_empty_step_a_strange_number_and_a_missing_name_are_named() -> None:
    wrong = Ladder(id="l", theme=" ", rungs=(Rung(id="0", text=" ", distress=101),))

    assert [p.where for p in find_problems(wrong)] == ["theme", "text", "distress"]
