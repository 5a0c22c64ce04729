"""Questionnaires in the brief: there to choose, never there by themselves, and private ones leave no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meantime.content.measure_files import shipped_measures
from meantime.core.brief import build_brief
from meantime.core.brief.measures import answer_key, total_key
from meantime.core.briefs import Beside, Brief, BriefChoices, Line
from meantime.core.journal import Record
from meantime.core.measures import Administration
from tests.core.brief.world import AHEAD, LAST, anxious, journal
from tests.core.measure_sheets import sheet


def filled_in(name: str, day: int, form: str, total: int) -> Administration:
    """A form filled in `day` days after the last session, in the morning."""
    at = LAST.at + timedelta(days=day, hours=-8)
    return Administration(id=name, at=at, measure=form, answers=sheet(form, total))


def brief(*records: Record) -> Brief:
    return build_brief(journal(*records), beside=Beside(measures=shipped_measures()))


def chosen(*keys: str) -> BriefChoices:
    return BriefChoices(id="c", session=AHEAD.id, added=keys)


def line(page: Brief, key: str) -> Line:
    return next(line for line in page.candidates if line.key == key)


def test_a_total_is_offered_to_choose_and_not_on_the_page_by_itself() -> None:
    page = brief(anxious("a", 1, 5), filled_in("m", 2, "phq-9", 12))

    assert total_key("phq-9") in [line.key for line in page.candidates]
    assert total_key("phq-9") not in [line.key for line in page.lines]


def test_a_chosen_total_stands_under_what_happened_with_both_forms_behind_it() -> None:
    before, now = filled_in("before", -17, "phq-9", 16), filled_in("now", 2, "phq-9", 12)

    page = brief(before, now, chosen("measure:phq-9"))
    found = line(page, "measure:phq-9")

    assert found in page.lines
    assert (found.section, found.quoted) == ("did", False)
    assert str(found.text) == "PHQ-9: 12 of 27 on Sat 21 Nov, moderate; 4 points lower than on Mon 2 Nov"
    assert str(found.aside) == "lower is better, ordinary ups and downs are up to 5 points"
    assert found.sources == ("now", "before")


def test_the_newest_form_of_the_span_counts_and_older_ones_only_compare() -> None:
    page = brief(
        filled_in("old", -3, "gad-7", 9), filled_in("a", 1, "gad-7", 9), filled_in("b", 3, "gad-7", 8)
    )

    assert line(page, "measure:gad-7").sources == ("b", "a")
    assert "measure:gad-7" not in [x.key for x in brief(filled_in("old", -3, "gad-7", 9)).candidates]


def test_a_form_without_bands_or_published_points_says_less() -> None:
    page = brief(filled_in("a", 1, "audit-c", 3), filled_in("b", 3, "audit-c", 4))
    found = line(page, "measure:audit-c")

    assert str(found.text) == "AUDIT-C: 4 of 12 on Sun 22 Nov; 1 point higher than on Fri 20 Nov"
    assert str(found.aside) == "lower is better"


def test_a_private_form_leaves_no_trace_also_not_as_what_is_compared_with() -> None:
    hidden = replace(filled_in("hidden", 1, "phq-9", 16), private=True)
    shown = filled_in("shown", 3, "phq-9", 12)

    assert brief(hidden, shown) == brief(shown)
    assert brief(hidden) == brief()


def test_the_ninth_answer_is_only_there_to_be_put_at_the_top() -> None:
    form = Administration(id="m", at=LAST.at + timedelta(days=2), measure="phq-9", answers=(0,) * 8 + (1,))

    assert answer_key("m") not in [line.key for line in brief(form).lines]
    page = brief(form, chosen(answer_key("m")))

    assert page.lines[0].key == "answer:m"
    assert page.lines[0].section == "topics"
    assert str(page.lines[0].text) == (
        "PHQ-9: “Thoughts that you would be better off dead or of hurting yourself in some way”: Several days"
    )


def test_not_at_all_is_no_line() -> None:
    page = brief(filled_in("m", 2, "phq-9", 12))

    assert [line.key for line in page.candidates] == ["measure:phq-9"]


def test_odd_answers_and_unknown_forms_make_no_line() -> None:
    odd = replace(filled_in("odd", 1, "phq-9", 3), answers=(1, 2))
    unknown = replace(filled_in("unknown", 1, "phq-9", 3), measure="sleep-99")

    assert brief(odd, unknown).candidates == ()
