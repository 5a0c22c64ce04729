"""Sealed rows in, core records out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from meantime.core.homework import Homework
from meantime.core.lines import KINDS
from meantime.core.notes import Note
from meantime.core.others import OtherRecord
from meantime.core.periods import period_of_month
from meantime.storage.journal import Journal, StaleEdit
from meantime.storage.kinds import CODES
from meantime.storage.models import Event, SealedRecord
from meantime.vault.keys import new_data_key
from tests.people import Someone, a_note, a_session, an_anxious_note

pytestmark = pytest.mark.django_db


def test_a_note_comes_back_as_it_was_kept(ana: Someone) -> None:
    note = ana.keeps(
        an_anxious_note(text="Wörter, 字 and 😀\nin two lines", private=True, extra={"x": [1, {"y": None}]})
    )

    assert ana.journal.notes() == [note]


def test_nothing_of_a_note_is_readable_in_its_row(ana: Someone) -> None:
    note = ana.keeps(an_anxious_note(text="canary words"))

    row = SealedRecord.objects.get(person_id=ana.journal.person_id, id=note.id)
    assert b"canary" not in bytes(row.sealed)
    assert b"2026" not in bytes(row.sealed) + bytes(row.month)
    assert len(row.sealed) % 128 == 33  # header 17 and tag 16 around whole blocks of 128 bytes


def test_keeping_the_same_id_twice_changes_nothing(ana: Someone) -> None:
    note = ana.keeps(a_note(text="first"))

    assert ana.journal.add(replace(note, text="second")) is False
    assert ana.journal.notes() == [note]


def test_a_period_finds_its_notes_and_no_others(ana: Someone) -> None:
    october, november = a_note("2026-10-31T22:00:00+00:00"), a_note("2026-11-01T00:30:00+00:00")
    ana.keeps(october, november, a_note("2026-12-01T00:00:00+00:00"))

    found = ana.journal.notes(period_of_month(2026, 11, tz="Europe/London"))

    assert found == [november]


def test_a_note_written_in_another_zone_is_found_at_the_turn_of_the_month(ana: Someone) -> None:
    # 1 December 09:00 in Auckland is still 30 November in London
    note = ana.keeps(replace(a_note("2026-11-30T20:00:00+00:00"), tz="Pacific/Auckland"))

    assert ana.journal.notes(period_of_month(2026, 11, tz="Europe/London")) == [note]


def test_a_change_counts_the_revision_and_moves_the_note_to_its_new_month(ana: Someone) -> None:
    note = ana.keeps(a_note("2026-11-23T08:00:00+00:00"))

    rev = ana.journal.replace(replace(note, at=datetime(2026, 9, 1, 8, tzinfo=UTC)), base_rev=1)

    assert rev == 2
    assert ana.journal.notes(period_of_month(2026, 11, tz="UTC")) == []
    assert len(ana.journal.notes(period_of_month(2026, 9, tz="UTC"))) == 1


def test_a_stale_change_is_refused_and_tells_what_is_stored(ana: Someone) -> None:
    note = ana.keeps(a_note(text="first"))
    ana.journal.replace(replace(note, text="second"), base_rev=1)

    with pytest.raises(StaleEdit) as stale:
        ana.journal.replace(replace(note, text="third"), base_rev=1)

    assert (stale.value.current.record.text, stale.value.current.rev) == ("second", 2)


def test_changing_what_is_not_there_is_an_error(ana: Someone) -> None:
    with pytest.raises(KeyError):
        ana.journal.replace(a_note(), base_rev=3)


def test_erasing_removes_the_row_and_leaves_an_event(ana: Someone) -> None:
    note = ana.keeps(a_note())

    assert ana.journal.erase(note.id) is True
    assert ana.journal.erase(note.id) is False
    assert ana.journal.erase("no uuid") is False
    assert ana.journal.find(Note, note.id) is None
    assert Event.objects.order_by("-seq").values_list("op", flat=True).first() == 3


def test_a_stranger_does_not_find_the_note(ana: Someone, chris: Someone) -> None:
    note = ana.keeps(a_note())

    assert chris.journal.find(Note, note.id) is None
    assert chris.journal.erase(note.id) is False


def test_a_record_of_another_kind_is_not_found_under_this_one(ana: Someone) -> None:
    session = ana.keeps(a_session())

    assert ana.journal.find(Note, session.id) is None


def test_kinds_of_later_versions_are_kept_whole(ana: Someone) -> None:
    record = ana.keeps(
        OtherRecord(id=str(uuid4()), kind="photo", fields={"measure": "phq-9", "answers": [1, 2]})
    )

    assert ana.journal.everything() == [record]


def test_sessions_and_homework_come_back_in_order(ana: Someone) -> None:
    later, earlier = a_session("2026-11-26T16:00:00+00:00"), a_session("2026-11-19T16:00:00+00:00")
    homework = Homework(id=str(uuid4()), exercise="breathing")
    ana.keeps(later, earlier, homework)

    assert ana.journal.sessions() == [earlier, later]
    assert ana.journal.homework() == [homework]


def test_the_latest_notes_are_those_kept_last(ana: Someone) -> None:
    first, second = a_note("2026-11-23T08:00:00+00:00"), a_note("2020-01-01T08:00:00+00:00")
    ana.keeps(first)
    ana.keeps(second)

    assert ana.journal.latest_notes(1) == [second]


@pytest.mark.parametrize("damage", ["flip", "truncate", "swap"])
def test_a_damaged_row_is_told_and_never_shown_as_empty(ana: Someone, damage: str) -> None:
    good, bad = a_note(text="good"), a_note(text="bad")
    ana.keeps(good, bad)
    row = SealedRecord.objects.filter(person_id=ana.journal.person_id, id=bad.id)
    sealed = bytes(row.get().sealed)
    other = bytes(SealedRecord.objects.get(person_id=ana.journal.person_id, id=good.id).sealed)
    broken = {"flip": sealed[:-1] + bytes([sealed[-1] ^ 1]), "truncate": sealed[:40], "swap": other}[damage]
    row.update(sealed=broken)

    assert ana.journal.notes() == [good]
    assert {str(one) for one in ana.journal.damaged} == {bad.id}
    assert bytes(row.get().sealed) == broken


def test_another_key_opens_nothing(ana: Someone) -> None:
    ana.keeps(a_note())
    stranger = Journal(ana.journal.person_id, new_data_key())

    assert stranger.notes() == []
    assert len(stranger.damaged) == 1


def test_a_changed_setting_is_kept_and_the_others_stay(ana: Someone) -> None:
    ana.journal.change_profile(lock_after=5)

    profile = Journal(ana.opened.person_id, ana.opened.data_key).profile
    assert (profile.lock_after, profile.tz, profile.name) == (5, "Europe/London", "Ana")


def test_every_kind_of_the_plain_journal_has_a_number() -> None:
    assert set(CODES) == set(KINDS)
    assert len(set(CODES.values())) == len(CODES)


def test_a_thousand_notes_are_kept_with_a_few_statements(ana: Someone, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(30):
        ana.journal.add_all([a_note() for _ in range(1000)])

    assert ana.journal.count_notes() == 1000


def test_the_sessions_around_now_are_found_and_all_when_none_was_before(ana: Someone) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    old, last, ahead = (
        a_session(at) for at in ("2020-01-09T16:00:00Z", "2026-11-19T16:00:00Z", "2026-11-26T16:00:00Z")
    )
    ana.keeps(ahead, old)
    assert ana.journal.sessions_around(now) == [old, ahead]

    ana.keeps(last)
    assert ana.journal.sessions_around(now) == [last, ahead]


def test_a_record_an_earlier_version_could_not_read_is_refiled_once_it_can_be(ana: Someone) -> None:
    attempt = OtherRecord(
        id=str(uuid4()),
        kind="attempt",
        fields={"exercise": "breathing", "at": "2026-11-20T10:00:00+00:00", "outcome": "did_it", "new": 1},
    )
    unknown = OtherRecord(id=str(uuid4()), kind="from_tomorrow", fields={"x": 1})
    broken = OtherRecord(id=str(uuid4()), kind="attempt", fields={"at": "not a time"})
    ana.keeps(attempt, unknown, broken)

    assert ana.journal.adopt_known_kinds() == 1
    assert ana.journal.adopt_known_kinds() == 0

    (found,) = ana.journal.attempts()
    assert (found.id, found.exercise, found.extra) == (attempt.id, "breathing", {"new": 1})
    assert ana.journal.of_kind(OtherRecord) == [unknown, broken]
