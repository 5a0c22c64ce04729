"""When it was: the day in the person's zone, part of day, clock time, grain, and the words that say so."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from meantime.language.records import When
from meantime.language.when import find_when
from tests.language.scoring import rows_of, score_when
from tests.language.work import calls_made

#: Wednesday 18 November 2026, half past two in the afternoon in London.
NOW = datetime(2026, 11, 18, 14, 30, tzinfo=UTC)


def read(text: str, now: datetime = NOW, tz: str = "Europe/London") -> When:
    return find_when(text, now=now, tz=tz)


@pytest.mark.parametrize(
    ("name", "dates", "false", "others"),
    [("when.jsonl", 0.99, 0.01, 0.99), ("when_apart.jsonl", 0.95, 0.03, 0.93)],
)
def test_labelled_sentences_are_read_as_well_as_promised(
    name: str, dates: float, false: float, others: float
) -> None:
    figures = score_when(rows_of(name))

    assert figures["date"] >= dates
    assert figures["false_date"] <= false
    assert min(figures["part"], figures["time"], figures["grain"]) >= others


def test_a_day_of_the_week_is_the_most_recent_one_and_today_counts() -> None:
    assert read("cried on Monday").date == date(2026, 11, 16)
    assert read("wednesday was bad").date == date(2026, 11, 18)


def test_last_wednesday_said_on_a_wednesday_is_not_today() -> None:
    assert read("last wednesday was bad").date == date(2026, 11, 11)


def test_an_evening_that_has_not_come_yet_is_last_weeks() -> None:
    assert read("wednesday evening he shouted").date == date(2026, 11, 11)


def test_nothing_lies_ahead_unless_the_words_say_so() -> None:
    assert read("dreading friday").date is None
    assert read("exam on friday and I feel sick").date is None
    assert read("next friday is the exam").date == date(2026, 11, 20)
    assert read("interview tomorrow").date == date(2026, 11, 19)


def test_what_is_over_comes_before_what_is_ahead() -> None:
    assert read("tomorrow is the exam and last night I cried").date == date(2026, 11, 17)


@pytest.mark.parametrize("hour", [0, 2, 4])
def test_before_five_in_the_morning_tonight_is_the_evening_before(hour: int) -> None:
    night = datetime(2026, 11, 18, hour, 59, tzinfo=UTC)

    assert read("tonight I felt lonely", night).date == date(2026, 11, 17)
    assert read("last night was awful", night).date == date(2026, 11, 17)


def test_from_five_in_the_morning_tonight_is_today() -> None:
    assert read("dreading tonight", datetime(2026, 11, 18, 5, 0, tzinfo=UTC)).date == date(2026, 11, 18)


def test_three_in_the_night_of_last_night_is_today() -> None:
    found = read("woke at 3am last night")

    assert (found.date, found.time) == (date(2026, 11, 18), time(3, 0))


def test_the_day_is_the_persons_own_day() -> None:
    late = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)

    assert read("today was long", late, "Europe/London").date == date(2026, 11, 18)
    assert read("today was long", late, "Asia/Tokyo").date == date(2026, 11, 19)
    assert read("yesterday was long", late, "Pacific/Kiritimati").date == date(2026, 11, 18)


def test_an_hour_ago_is_right_when_the_clocks_go_back() -> None:
    # London, 25 October 2026: 02:00 BST becomes 01:00 GMT.
    found = read("an hour ago I cried", datetime(2026, 10, 25, 1, 15, tzinfo=UTC))

    assert (found.date, found.time) == (date(2026, 10, 25), time(1, 15))


def test_an_hour_ago_is_right_when_the_clocks_go_forward() -> None:
    # London, 29 March 2026: 01:00 GMT becomes 02:00 BST.
    found = read("an hour ago I cried", datetime(2026, 3, 29, 1, 30, tzinfo=UTC))

    assert found.time == time(0, 30)


def test_half_an_hour_ago_may_be_yesterday() -> None:
    found = read("half an hour ago I woke up", datetime(2026, 11, 18, 0, 10, tzinfo=UTC))

    assert (found.date, found.time, found.grain) == (date(2026, 11, 17), time(23, 40), "moment")


SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def test_a_week_begins_on_sunday_where_calendars_do() -> None:
    london, york = (read("low this week", SUNDAY, zone) for zone in ("Europe/London", "America/New_York"))

    assert (london.date, london.end) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (york.date, york.end) == (date(2026, 11, 22), date(2026, 11, 22))


def test_last_week_and_its_sunday_follow_the_week_of_the_place() -> None:
    assert read("row on sunday last week", NOW, "Europe/London").date == date(2026, 11, 15)
    assert read("row on sunday last week", NOW, "America/New_York").date == date(2026, 11, 8)


@pytest.mark.parametrize(
    "text",
    [
        "if she rings on Saturday I won't answer",
        "Friday is my last day",
        "hope he's in on Friday",
        "Ruth asked for Friday again",
        "they moved the hearing to Monday",
    ],
)
def test_a_day_that_is_only_thought_of_is_none(text: str) -> None:
    assert read(text).date is None


def test_this_time_last_year_is_a_day() -> None:
    assert read("this time last year I was in hospital").date == date(2025, 11, 18)


@pytest.mark.parametrize(
    "text",
    [
        "8/10", "felt 5/10 at tesco", "on 8/10", "24/7 worry", "sat in the car", "I may be wrong",
        "march into the room",
        "slept 4 hours", "for two weeks", "half an hour late", "in the sun", "my 3rd panic attack",
        "the 2nd floor",
        "one of the worst", "took 5 mg", "at first I was fine", "the next day I was fine",
        "christmas shopping with mum",
        "", "   ", "😭😭", "今日は疲れた", "the day before the exam",
    ],
)  # fmt: skip
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read(text).date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15/11. Panic attack on the bus", date(2026, 11, 15)),
        ("layoffs announced 10/24 and I can't focus", date(2026, 10, 24)),
        ("3/11: cried at work", date(2026, 11, 3)),
        ("Tues 3/11 row with Ruth", date(2026, 11, 3)),
        ("Nov 9: couldn't sleep", date(2026, 11, 9)),
        ("Sat. Anger 8.", date(2026, 11, 14)),
        ("they all went to the park sat without me", date(2026, 11, 14)),
        ("Felt sick. Told her on Friday.", date(2026, 11, 13)),
    ],
)
def test_a_day_in_numbers_or_short_is_read(text: str, expected: date) -> None:
    assert read(text).date == expected


def test_the_month_comes_first_where_people_write_it_so() -> None:
    assert read("3/11: cried at work", NOW, "America/New_York").date == date(2026, 3, 11)
    assert read("on 14/11 I cried", NOW, "America/New_York").date == date(2026, 11, 14)


@pytest.mark.parametrize(
    "text",
    [
        "mood 8/10", "3/10. Slept badly", "4/5. Not great", "24/7 on edge", "PHQ 15/12", "got 13/12 marks",
        "anxiety 15/10", "10/15 minutes late", "scored 14/21 on the form", "he sat without me", "everyone sat.",
        "dreading tonight's shift", "mocks start monday", "performance review moved up to tomorrow",
        "it will be a year on the 2nd of December since Jim went", "mould's back, told him in march",
        "might see him on Saturday", "he's back on Monday and I'm scared", "a week on Friday I have surgery",
        "Dec 1 is the layoff date", "cant afford christmas", "deadline slipped to Monday", "booked the gp for thursday",
    ],
)  # fmt: skip
def test_numbers_and_days_to_come_are_no_date_of_the_note(text: str) -> None:
    assert read(text).date is None


def test_a_day_and_month_need_a_preposition_and_the_day_comes_first() -> None:
    assert read("on 5/11 I hid").date == date(2026, 11, 5)
    assert read("on 11/14 I hid").date == date(2026, 11, 14)
    assert read("score 5/11").date is None


def test_a_range_has_its_last_day_and_never_goes_past_today() -> None:
    week, days = read("this week was hard"), read("between Mon and Wed I hid")

    assert (week.date, week.end, week.grain) == (date(2026, 11, 16), date(2026, 11, 18), "week")
    assert (days.date, days.end, days.grain) == (date(2026, 11, 16), date(2026, 11, 18), "range")


def test_on_a_saturday_the_weekend_is_this_one_and_last_weekend_the_one_before() -> None:
    saturday = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    assert read("the weekend started badly", saturday).date == date(2026, 11, 21)
    assert read("last weekend was bad", saturday).date == date(2026, 11, 14)


def test_last_summer_is_that_of_the_place() -> None:
    london, perth = (read("last summer was hard", NOW, zone) for zone in ("Europe/London", "Australia/Perth"))

    assert (london.date, london.end) == (date(2026, 6, 1), date(2026, 8, 31))
    assert (perth.date, perth.end) == (date(2025, 12, 1), date(2026, 2, 28))


@pytest.mark.parametrize("hour", [0, 4])
def test_before_five_in_the_morning_today_is_the_day_before(hour: int) -> None:
    night = datetime(2026, 11, 18, hour, 59, tzinfo=UTC)

    assert read("today was awful", night).date == date(2026, 11, 17)
    assert read("tomorrow is the exam", night).date == date(2026, 11, 18)
    assert read("today was awful", night.replace(hour=5)).date == date(2026, 11, 18)


def test_a_habit_is_recurring_and_has_no_day() -> None:
    assert (read("every Sunday night").grain, read("every Sunday night").date) == ("recurring", None)


def test_one_day_weighs_more_than_a_habit() -> None:
    assert read("I always worry but yesterday was worse").grain == "day"


def test_the_other_day_is_a_day_nobody_knows() -> None:
    found = read("the other day I snapped at Jo")

    assert (found.date, found.grain, found.words) == (None, "day", "the other day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 3am I woke", time(3, 0)), ("around half 7 in the evening", time(19, 30)),
        ("2pm meeting", time(14, 0)),
        ("quarter past eight this morning", time(8, 15)), ("yesterday at 15:30", time(15, 30)),
        ("at noon", time(12, 0)),
        ("8ish last night", time(20, 0)), ("ten to nine this morning", time(8, 50)),
        ("7.30pm rehearsal", time(19, 30)),
        ("anxiety at 8", None), ("about 8 people came", None), ("awake until 4am", None), ("down to 5", None),
    ],
)  # fmt: skip
def test_clock_times(text: str, expected: time | None) -> None:
    assert read(text).time == expected


def test_the_words_are_verbatim_and_their_places_lead_to_them() -> None:
    text = "Yestarday we argued, it was late at night 😭"

    found = read(text)

    assert found.words == "Yestarday … late at night"
    assert [text[start:end] for start, end in found.places] == ["Yestarday", "late at night"]


@pytest.mark.parametrize(
    ("feast", "expected"),
    [
        ("easter", date(2026, 4, 5)), ("good friday", date(2026, 4, 3)), ("pancake day", date(2026, 2, 17)),
        ("mother's day", date(2026, 3, 15)), ("father's day", date(2026, 6, 21)),
        ("thanksgiving", date(2025, 11, 27)),
        ("labor day", date(2026, 9, 7)), ("memorial day", date(2026, 5, 25)),
        ("boxing day", date(2025, 12, 26)),
    ],
)  # fmt: skip
def test_feasts_are_the_last_ones(feast: str, expected: date) -> None:
    assert read(f"on {feast} I cried").date == expected


def test_a_date_that_no_calendar_has_is_none() -> None:
    assert read("on 31 February I cried").date is None
    assert read("2026-99-99").date is None


def test_29_february_is_the_last_one_there_was() -> None:
    assert read("on 29 February I cried").date == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",

       ["a" * 50_000, "(" * 50_000, "a b " * 20_000, "😭" * 20_000, "1:" * 20_000, "monday " * 8_000, "今日 " * 20_000,
     "since " * 9_000, "8/10 " * 9_000, "last few days " * 4_000, "999 years ago " * 3_000,
     "last 999 months"],
)  # fmt: skip
def test_hostile_text_is_bounded_work(text: str) -> None:
    assert calls_made(lambda: read(text)) < 30_000


@pytest.mark.parametrize(
    "text",
    [
        "Margaret from the Tuesday club rang",
        "dropped from the 1st xv. gutted",
        "1 the sun 2 porridge 3 my legs",
    ],
)
def test_the_name_of_a_thing_is_no_day(text: str) -> None:
    assert find_when(text, now=datetime(2026, 11, 25, 12, tzinfo=UTC), tz="UTC").date is None
