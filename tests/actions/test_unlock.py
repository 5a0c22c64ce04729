"""Starting a journal, the recovery key, and erasing everything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings

from meantime.accounts.models import Keyring, OpenSession, Person
from meantime.actions import recovery, unlock
from meantime.actions.sessions import erase_session, keep_session
from meantime.actions.topics import keep_topic, move_topic, next_place
from meantime.core.topics import Topic
from meantime.storage.letterbox import find_people
from meantime.storage.models import Event, InboxItem, SealedRecord
from tests.people import PASSPHRASE, Someone, a_note, a_session


@pytest.mark.django_db
def test_unlocking_returns_the_journal_with_its_notes(ana: Someone, now: datetime) -> None:
    note = ana.keeps(a_note())
    person = Person.objects.get(id=ana.opened.person_id)

    journal, _ = unlock.unlock(person, PASSPHRASE, home=Path(settings.MEANTIME_HOME), now=now)

    assert journal.notes() == [note]


@pytest.mark.django_db
def test_three_of_the_recovery_words_are_asked_back(ana: Someone) -> None:
    recovery.remember_check(ana.journal, ana.words)
    places = recovery.asked_places(ana.journal)
    right = {place: ana.words.split()[place - 1] for place in places}

    assert len(places) == 3
    assert not recovery.confirm_recovery_key(ana.journal, {**right, places[0]: "zebra"})
    assert not recovery.confirm_recovery_key(ana.journal, {})
    assert recovery.confirm_recovery_key(
        ana.journal, {place: f" {word.upper()} " for place, word in right.items()}
    )
    assert ana.journal.profile.recovery_confirmed
    assert recovery.asked_places(ana.journal) == []


@pytest.mark.django_db(transaction=True)
def test_erasing_everything_leaves_no_row_of_the_person_and_all_of_others(
    ana: Someone, chris: Someone
) -> None:
    ana.keeps(a_note())
    theirs = chris.keeps(a_note())
    person_id = ana.opened.person_id

    unlock.erase_everything(person_id, home=Path(settings.MEANTIME_HOME))

    for table in (SealedRecord, Event, InboxItem, Keyring, OpenSession):
        assert table.objects.filter(person_id=person_id).count() == 0
    assert not Person.objects.filter(id=person_id).exists()
    assert person_id not in dict(find_people(Path(settings.MEANTIME_HOME)))
    assert chris.journal.notes() == [theirs]


@pytest.mark.django_db
def test_a_session_that_is_erased_leaves_its_topics_waiting(ana: Someone) -> None:
    session = a_session()
    keep_session(ana.journal, session)
    keep_topic(ana.journal, Topic(id=a_note().id, session=session.id, text="Saying no"))

    assert erase_session(ana.journal, session.id) is True

    assert [(topic.text, topic.session) for topic in ana.journal.topics()] == [("Saying no", None)]
    assert ana.journal.sessions() == []


@pytest.mark.django_db
def test_topics_change_places_among_those_of_their_session(ana: Someone) -> None:
    session = a_session()
    keep_session(ana.journal, session)
    for text in ("one", "two", "three"):
        order = next_place(ana.journal, session.id)
        keep_topic(ana.journal, Topic(id=a_note().id, session=session.id, text=text, order=order))

    move_topic(ana.journal, ana.journal.topics()[2], up=True)

    assert [(topic.text, topic.order) for topic in ana.journal.topics()] == [
        ("one", 1),
        ("three", 2),
        ("two", 3),
    ]
