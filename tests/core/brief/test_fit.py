"""One page: what leaves first when it is full."""

from __future__ import annotations

from dataclasses import replace

from meantime.core.brief.fit import PAGE_ROWS, fit_to_page, rows_of
from meantime.core.briefs import BriefChoices, Line
from meantime.core.phrases import phrase

NO_CHOICE = BriefChoices(id="c")


def line(name: str, rank: int = 1, words: str = "x" * 80, **more: object) -> Line:
    return Line(
        key=name,
        section="felt",
        text=phrase("{w}", w=words),
        quoted=True,
        sources=("n",),
        rank=rank,
        **more,  # type: ignore[arg-type]
    )


def test_what_fits_stays_whole_and_in_order() -> None:
    lines = [line("a"), line("b")]

    assert fit_to_page(lines, NO_CHOICE) == (tuple(lines), ())


def test_the_highest_rank_leaves_first() -> None:
    lines = [line(f"n{n}", rank=n) for n in range(60)]

    kept, left = fit_to_page(lines, NO_CHOICE)

    assert rows_of(kept) <= PAGE_ROWS
    assert [one.key for one in kept] == [f"n{n}" for n in range(len(kept))]
    assert len(kept) + len(left) == 60


def test_a_line_the_person_added_stays_longer_than_one_we_offered() -> None:
    lines = [line(f"n{n}", rank=n) for n in range(60)]

    kept, _ = fit_to_page(lines, BriefChoices(id="c", added=("n59",)))

    assert kept[-1].key == "n59"


def test_topics_stay_when_everything_else_has_left() -> None:
    lines = [replace(line("topic"), section="topics"), *(line(f"n{n}", rank=n) for n in range(60))]

    kept, _ = fit_to_page(lines, BriefChoices(id="c", added=tuple(f"n{n}" for n in range(60))))

    assert kept[0].key == "topic"


def test_a_line_taken_off_is_neither_kept_nor_left_over() -> None:
    assert fit_to_page([line("a")], BriefChoices(id="c", left_out=("a",))) == ((), ())


def test_wide_letters_take_twice_the_room() -> None:
    assert rows_of([line("a", words="字" * 80)]) > rows_of([line("a", words="x" * 80)])
