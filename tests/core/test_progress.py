"""Progress in words: the band first, then the difference, never a reason and never a verdict from one pair."""

from __future__ import annotations

from datetime import datetime, timedelta

from meantime.content.measure_files import shipped_measures
from meantime.core.measures import Administration
from meantime.core.progress import Progress, find_progress
from tests.core.measure_sheets import sheet

MEASURES = shipped_measures()
START = datetime.fromisoformat("2026-09-08T20:00:00+01:00")


def forms(form: str, *totals: int, days: int = 21) -> list[Administration]:
    """Filled in forms with these totals, `days` apart."""
    return [
        Administration(
            id=f"{form} {n}", at=START + timedelta(days=days * n), measure=form, answers=sheet(form, total)
        )
        for n, total in enumerate(totals)
    ]


def progress(form: str, *totals: int, days: int = 21) -> Progress:
    (found,) = find_progress(forms(form, *totals, days=days), MEASURES, tz="Europe/London")
    return found


def said(form: str, *totals: int, days: int = 21) -> list[str]:
    return [str(words) for words in progress(form, *totals, days=days).words]


def test_one_form_has_nothing_to_compare() -> None:
    assert said("phq-9", 12) == [
        "Moderate: 12 points, on a form from 0 to 27.",
        "On this form, fewer points mean fewer problems.",
        "This is the first one here, so there is nothing to compare yet.",
    ]


def test_an_ordinary_difference_is_called_ordinary() -> None:
    assert said("phq-9", 12, 9)[2:] == [
        "This is 3 points lower than on Tue 8 Sep. Ordinary ups and downs are up to 5 points."
    ]


def test_a_large_difference_of_one_pair_stays_open() -> None:
    assert said("phq-9", 16, 9)[2:] == [
        "This is 7 points lower than on Tue 8 Sep. Ordinary ups and downs are up to 5 points.",
        "It may be more than ordinary. Two forms alone can't tell; the next one will say more.",
    ]


def test_two_in_a_row_are_clear_and_nothing_says_why() -> None:
    assert said("phq-9", 16, 16, 9, 9)[2:] == [
        "This is the same as on Tue 20 Oct.",
        "Your last two forms are both lower than the start (16 points on average in 2 forms), "
        "by more than ordinary ups and downs.",
    ]


def test_a_maybe_against_the_start_says_so() -> None:
    assert said("gad-7", 14, 12, 10, 14, 8)[-1] == (
        "It may be lower than the start (12 points on average in 3 forms) by more than ordinary. "
        "The next form will say more."
    )


def test_higher_is_better_on_the_who_5() -> None:
    assert said("who-5", 40, 64)[:3] == [
        "Above 50: 64 points, on a form from 0 to 100.",
        "On this form, more points mean feeling better.",
        "This is 24 points higher than on Tue 8 Sep. Ordinary ups and downs are up to 23 points.",
    ]


def test_a_form_without_bands_and_published_points_shows_its_value_only() -> None:
    assert said("audit-c", 3, 4) == [
        "4 points, on a form from 0 to 12.",
        "On this form, fewer points mean fewer problems.",
        "This is 1 point higher than on Tue 8 Sep. How much is more than ordinary is not published for this form.",
        "Both forms ask about the past year, so they overlap.",
    ]


def test_forms_about_the_same_days_are_marked() -> None:
    found = progress("phq-9", 12, 11, days=7)

    assert [point.overlaps for point in found.points] == [False, True]
    assert str(found.words[-1]) == "Both forms ask about the last 2 weeks, so they overlap."


def test_forms_come_in_the_order_they_were_filled_in_and_unscored_ones_are_left_out() -> None:
    kept = forms("phq-9", 12, 9)
    odd = Administration(id="odd", at=START, measure="phq-9", answers=(1, 2))
    unknown = Administration(id="unknown", at=START, measure="sleep-99", answers=(1, 2))

    (found,) = find_progress([*reversed(kept), odd, unknown], MEASURES, tz="UTC")

    assert [point.total for point in found.points] == [12, 9]


def test_questionnaires_come_in_their_own_order() -> None:
    found = find_progress([*forms("gad-7", 8), *forms("phq-9", 12)], MEASURES, tz="UTC")

    assert [one.measure.id for one in found] == ["phq-9", "gad-7"]


def test_no_sentence_praises_blames_or_gives_a_reason() -> None:
    sentences = " ".join(said("phq-9", 16, 16, 9, 9) + said("phq-9", 9, 9, 16, 16) + said("gad-7", 14, 4))

    banned = ("because", "improved", "recover", "better", "worse", "well done", "%", "!", "should")
    assert [word for word in banned if word in sentences.lower()] == []
