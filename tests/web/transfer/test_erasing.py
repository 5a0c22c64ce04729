"""Deleting everything takes a word and the passphrase, and leaves nothing of the person."""

from __future__ import annotations

import pytest

from meantime.accounts.models import Keyring, OpenPlan, OpenSession, Person
from meantime.storage.models import Event, InboxItem, SealedRecord
from tests.people import PASSPHRASE, Someone, a_note


@pytest.mark.django_db(transaction=True)
def test_with_the_word_and_the_passphrase_nothing_of_the_person_is_left(ana: Someone, chris: Someone) -> None:
    ana.keeps(a_note())
    chris.keeps(a_note())

    ana.browser.post("/support/plan/steps/alone", {"lines": "Walk", "before": ""})
    ana.browser.post("/settings/support", {"plan": "open"})

    response = ana.browser.post("/erasure", {"word": " Delete ", "passphrase": PASSPHRASE})

    assert response.headers["Location"] == "/welcome"
    assert response.cookies["mt-session"].value == response.cookies["mt-plan"].value == ""
    for table in (SealedRecord, Event, InboxItem, Keyring, OpenSession, OpenPlan):
        assert not table.objects.filter(person_id=ana.journal.person_id).exists()
    assert not Person.objects.filter(id=ana.journal.person_id).exists()
    assert chris.journal.count_notes() == 1
    assert ana.browser.get("/settings").headers["Location"].startswith("/unlock")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"word": "delete", "passphrase": "not the passphrase"}, "does not open the journal"),
        ({"word": "delete", "passphrase": ""}, "Write your passphrase."),
        ({"word": "yes", "passphrase": PASSPHRASE}, "Type “delete” if you mean it. Nothing was deleted."),
        ({"word": "", "passphrase": PASSPHRASE}, "Type “delete” if you mean it."),
        ({"word": "delete" * 50, "passphrase": PASSPHRASE}, "Type “delete” if you mean it."),
        ({}, "Write your passphrase."),
    ],
)
def test_anything_less_deletes_nothing(ana: Someone, given: dict[str, str], said: str) -> None:
    ana.keeps(a_note())

    response = ana.browser.post("/erasure", given)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert PASSPHRASE not in response.content.decode()
    assert ana.journal.count_notes() == 1


def test_the_page_deletes_nothing_by_being_looked_at(ana: Someone) -> None:
    ana.keeps(a_note())

    page = ana.browser.get("/erasure").content.decode()

    assert "Old backups still open with your passphrase." in page
    assert ana.journal.count_notes() == 1
