"""Whole notes by people who never saw the rules. Floors rise with what is read; none is lowered."""

from tests.language.scoring_notes import rows_of, score_notes


def test_notes_of_other_people_are_read_at_least_this_well() -> None:
    figures = score_notes(rows_of("notes_people"))

    floors = {"emotions_precision": 0.9, "emotions_recall": 0.92, "part": 0.95, "pair": 0.91, "whole": 0.22}
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
