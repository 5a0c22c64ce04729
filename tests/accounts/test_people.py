"""Keys to a journal: passphrase, recovery words, delays without a lock-out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meantime.accounts import open_sessions, people
from meantime.accounts.models import Keyring, OpenSession, Person
from meantime.accounts.people import NameTaken, TooSoon, WrongPassphrase
from meantime.vault.errors import Damaged, InvalidWords, WrongKey
from meantime.vault.inbox import new_identity
from tests.people import PASSPHRASE, Someone, make_person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def person_of(someone: Someone) -> Person:
    return Person.objects.get(id=someone.opened.person_id)


def test_the_passphrase_opens_the_journal_however_its_letters_are_composed(ana: Someone) -> None:
    opened = people.change_passphrase(person_of(ana), PASSPHRASE, "cafe\u0301 in the blue morning", now=NOW)

    again = people.unlock(person_of(ana), "caf\u00e9 in the blue morning", now=NOW)
    assert again.data_key == opened.data_key == ana.opened.data_key


def test_a_wrong_passphrase_opens_nothing(ana: Someone) -> None:
    with pytest.raises(WrongPassphrase):
        people.unlock(person_of(ana), PASSPHRASE + " ", now=NOW)


def test_somebody_who_does_not_exist_looks_like_a_wrong_passphrase(ana: Someone) -> None:
    with pytest.raises(WrongPassphrase):
        people.unlock(people.person_named("nobody"), PASSPHRASE, now=NOW)


def test_waits_grow_after_three_wrong_tries_and_never_become_a_lock_out(ana: Someone) -> None:
    now, waits = NOW, []
    for _ in range(12):
        with pytest.raises(WrongPassphrase):
            people.unlock(person_of(ana), "wrong", now=now)
        next_try = person_of(ana).next_try_at
        waits.append((next_try - now).total_seconds() if next_try else 0)
        now = max(now, next_try or now)

    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]
    assert people.unlock(person_of(ana), PASSPHRASE, now=now).data_key == ana.opened.data_key
    assert person_of(ana).wrong_tries == 0


def test_a_try_during_the_wait_is_told_how_long(ana: Someone) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            people.unlock(person_of(ana), "wrong", now=NOW)

    with pytest.raises(TooSoon) as soon:
        people.unlock(person_of(ana), PASSPHRASE, now=NOW + timedelta(milliseconds=400))

    assert soon.value.wait == timedelta(milliseconds=600)


def test_the_recovery_words_open_the_journal_and_set_a_new_passphrase(ana: Someone) -> None:
    shouted = ana.words.upper().replace(" ", ",  ")

    people.recover(person_of(ana), shouted, "another long passphrase")

    assert people.unlock(person_of(ana), "another long passphrase", now=NOW).data_key == ana.opened.data_key
    with pytest.raises(WrongPassphrase):
        people.unlock(person_of(ana), PASSPHRASE, now=NOW)


def test_words_of_somebody_else_do_not_open(ana: Someone, chris: Someone) -> None:
    with pytest.raises(WrongKey):
        people.recover(person_of(ana), chris.words, "another long passphrase")
    with pytest.raises(InvalidWords):
        people.recover(person_of(ana), "twelve words are not enough", "another long passphrase")


def test_new_recovery_words_end_the_old_ones(ana: Someone) -> None:
    words = people.new_recovery_key(ana.opened)

    with pytest.raises(WrongKey):
        people.recover(person_of(ana), ana.words, "another long passphrase")
    assert people.recover(person_of(ana), words, "another long passphrase").data_key == ana.opened.data_key


def test_changing_the_passphrase_ends_all_sessions_and_may_be_sent_twice(ana: Someone) -> None:
    people.change_passphrase(person_of(ana), PASSPHRASE, "a new long passphrase", now=NOW)

    assert OpenSession.objects.filter(person_id=ana.opened.person_id).count() == 0
    with pytest.raises(WrongPassphrase):
        people.change_passphrase(person_of(ana), PASSPHRASE, "a new long passphrase", now=NOW)
    assert people.unlock(person_of(ana), "a new long passphrase", now=NOW).data_key == ana.opened.data_key


def test_names_are_taken_whatever_their_case(ana: Someone) -> None:
    with pytest.raises(NameTaken):
        make_person("  ANA ")


def test_an_exchanged_public_key_is_noticed(ana: Someone) -> None:
    Keyring.objects.filter(person_id=ana.opened.person_id).update(public_key=new_identity().public)

    with pytest.raises(Damaged):
        people.identity_of(ana.opened)


def test_a_session_ends_by_idling_and_after_twelve_hours(ana: Someone) -> None:
    token = open_sessions.begin(ana.opened, now=NOW, lock_after=15)
    assert open_sessions.opened_by(token, now=NOW + timedelta(minutes=14)).data_key == ana.opened.data_key
    assert open_sessions.opened_by(token, now=NOW + timedelta(minutes=28)) is not None
    assert open_sessions.opened_by(token, now=NOW + timedelta(minutes=44)) is None
    assert open_sessions.opened_by(token, now=NOW) is None

    token = open_sessions.begin(ana.opened, now=NOW, lock_after=60)
    for minutes in range(0, 12 * 60, 50):
        assert open_sessions.opened_by(token, now=NOW + timedelta(minutes=minutes)) is not None
    assert open_sessions.opened_by(token, now=NOW + timedelta(hours=12, minutes=1)) is None


def test_a_stolen_session_row_opens_nothing(ana: Someone) -> None:
    token = open_sessions.begin(ana.opened, now=NOW, lock_after=15)
    row = OpenSession.objects.order_by("-opened_at").first()

    assert open_sessions.opened_by(row.id, now=NOW) is None
    assert open_sessions.opened_by("A" * 43, now=NOW) is None
    assert ana.opened.data_key.secret not in bytes(row.wrapped)
    assert token not in str(row.__dict__)
