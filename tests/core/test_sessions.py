"""The span between two sessions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from meantime.core.sessions import TherapySession, span_at, span_before

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def session(at: datetime, name: str = "s") -> TherapySession:
    return TherapySession(id=name, at=at)


def test_the_span_lies_between_the_last_session_and_the_next() -> None:
    last, ahead = session(NOW - timedelta(days=4), "last"), session(NOW + timedelta(days=3), "next")

    span = span_at(NOW, [ahead, session(NOW - timedelta(days=11)), last, session(NOW + timedelta(days=10))])

    assert (span.last, span.next) == (last, ahead)
    assert (span.period.start, span.period.end) == (last.at, ahead.at)


def test_without_sessions_the_span_is_the_last_two_weeks_and_holds_the_present() -> None:
    span = span_at(NOW, [])

    assert span.last is None
    assert span.next is None
    assert NOW in span.period
    assert NOW - timedelta(days=14) in span.period
    assert NOW - timedelta(days=15) not in span.period


def test_a_session_counts_as_held_from_its_beginning() -> None:
    assert span_at(NOW, [session(NOW, "now")]).last == session(NOW, "now")


def test_a_brief_looks_back_to_the_session_before_its_own() -> None:
    first, second = session(NOW - timedelta(days=7), "a"), session(NOW, "b")

    assert span_before(second, [first, second]).period.start == first.at


def test_the_brief_of_a_first_session_looks_back_ninety_days() -> None:
    only = session(NOW)

    assert span_before(only, [only]).period.start == NOW - timedelta(days=90)


def test_two_sessions_at_the_same_moment_have_an_order_all_the_same() -> None:
    one, two = session(NOW, "a"), session(NOW, "b")

    assert span_before(two, [one, two]).last == one
    assert span_before(one, [one, two]).last is None
