"""What a stolen copy opens: of the database, of a backup, of a cookie that is over."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from meantime.accounts.models import Keyring, OpenSession, Person
from meantime.accounts.people import change_passphrase, person_named
from meantime.actions.backups import back_up
from meantime.vault.errors import VaultError, WrongKey
from meantime.vault.sessions import open_session
from meantime.vault.wraps import PassphraseWrap, RecoveryWrap, open_with_passphrase, open_with_recovery
from tests.cli.terminal import Terminal
from tests.faults.scan import unpacked
from tests.journeys.pages import Visitor
from tests.journeys.server import HttpClient, serving
from tests.people import PASSPHRASE, Someone, a_note

NEW = "seven quiet boats at noon"


def test_a_backup_holds_no_session(ana: Someone) -> None:
    ana.keeps(a_note())
    backup = b"".join(back_up(Path(settings.MEANTIME_HOME), now=datetime.now(UTC)))
    session = OpenSession.objects.get()
    token = ana.browser.cookies["mt-session"].value
    layers = list(unpacked(backup))
    needles = [
        session.id.encode(),
        token.encode(),
        bytes(session.wrapped),
        bytes(session.wrapped).hex().encode(),
    ]

    assert any(b"keyring.jsonl" in layer for layer in layers)
    assert [needle for needle in needles for layer in layers if needle in layer] == []


def test_the_cookie_of_an_ended_session_opens_nothing_in_a_stolen_store(ana: Someone) -> None:
    """Locked first, stolen then: the wrap is gone. The control: stolen while open, the pair opens."""
    token = ana.browser.cookies["mt-session"].value
    while_open = bytes(OpenSession.objects.get().wrapped)
    ana.browser.post("/lock")
    rest = every_blob(ana)

    assert open_session(while_open, token, person=ana.opened.person_id) is not None
    assert rest
    for blob in rest:
        with pytest.raises((VaultError, ValueError)):
            open_session(blob, token, person=ana.opened.person_id)


def test_a_session_row_without_its_cookie_opens_nothing(ana: Someone, chris: Someone) -> None:
    wrapped = bytes(OpenSession.objects.get(person_id=ana.opened.person_id).wrapped)

    with pytest.raises(VaultError):
        open_session(wrapped, chris.browser.cookies["mt-session"].value, person=ana.opened.person_id)


def test_a_stolen_session_row_given_to_another_person_opens_nothing(ana: Someone, chris: Someone) -> None:
    """A writer in the database hangs Chris's session on Ana: the wrap is bound to its person."""
    OpenSession.objects.filter(person_id=chris.opened.person_id).update(person_id=ana.opened.person_id)

    assert chris.browser.get("/settings").status_code == 302


def test_after_a_new_passphrase_the_old_one_opens_nothing_new(ana: Someone) -> None:
    before = PassphraseWrap.from_bytes(
        bytes(Keyring.objects.get(person_id=ana.opened.person_id).passphrase_wrap)
    )
    change_passphrase(person_named("ana"), PASSPHRASE, NEW, now=datetime.now(UTC))
    after = PassphraseWrap.from_bytes(
        bytes(Keyring.objects.get(person_id=ana.opened.person_id).passphrase_wrap)
    )

    with pytest.raises(WrongKey):
        open_with_passphrase(after, PASSPHRASE, person=ana.opened.person_id)
    assert open_with_passphrase(after, NEW, person=ana.opened.person_id) is not None
    assert after.to_bytes() != before.to_bytes()
    assert ana.browser.get("/settings").status_code == 302  # its session went too


def test_an_old_wrap_is_nowhere_in_the_file_after_a_new_passphrase(world: Terminal) -> None:
    """Freed pages are overwritten: what was replaced cannot be dug out of the database file."""
    said = world.cwd.parent / "said" / "server"
    world.start_journal()
    database = world.home / "meantime.sqlite3"
    old = wrap_in(database)
    with serving(world, said) as address:
        phone = Visitor(HttpClient(address))
        phone.press("Unlock", phone.open("/unlock").form("Unlock").fill("Passphrase", PASSPHRASE))
        form = phone.open("/settings/passphrase").form("Change the passphrase")
        form.fill("Your passphrase now", PASSPHRASE).fill("New passphrase", NEW).fill(
            "New passphrase once more", NEW
        )
        phone.press("Change the passphrase", form)
        assert phone.path.startswith("/settings?kept")
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()

    files = [path.read_bytes() for path in world.home.glob("meantime.sqlite3*")]
    assert [old in data for data in files] == [False] * len(files)
    assert any(wrap_in(database) in data for data in files)  # the control: the new one is there


def test_new_recovery_words_end_the_old_wrap(ana: Someone) -> None:
    from meantime.accounts.people import new_recovery_key

    words = new_recovery_key(ana.opened)
    wrap = RecoveryWrap.from_bytes(bytes(Keyring.objects.get(person_id=ana.opened.person_id).recovery_wrap))

    with pytest.raises(WrongKey):
        open_with_recovery(wrap, ana.words, person=ana.opened.person_id)
    assert open_with_recovery(wrap, words, person=ana.opened.person_id) is not None


def test_two_first_forms_at_the_same_moment_make_one_journal(world: Terminal) -> None:
    """A button pressed twice on a fast machine: two journals without a name would lock each other out."""
    with serving(world, world.cwd.parent / "said" / "server") as address:
        phones = [Visitor(HttpClient(address)) for _ in range(4)]
        forms = []
        for phone in phones:
            form = phone.open("/welcome").form("Start").fill("Which country are you in?", "Ireland")
            forms.append(form.fill("Choose a passphrase", PASSPHRASE).fill("Write it once more", PASSPHRASE))
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda pair: pair[0].press("Start", pair[1]), zip(phones, forms, strict=True)))
        fresh = Visitor(HttpClient(address))
        fresh.press("Unlock", fresh.open("/unlock").form("Unlock").fill("Passphrase", PASSPHRASE))

    people = (
        sqlite3.connect(world.home / "meantime.sqlite3").execute("SELECT count(*) FROM person").fetchone()
    )
    assert (people[0], fresh.path) == (1, "/")


def every_blob(someone: Someone) -> list[bytes]:
    """Everything sealed that a thief of the database has of this person."""
    keyring = Keyring.objects.get(person_id=someone.opened.person_id)
    assert not OpenSession.objects.exists()
    assert Person.objects.count() == 1
    return [bytes(keyring.passphrase_wrap), bytes(keyring.recovery_wrap), bytes(keyring.sealed_identity)]


def wrap_in(database: Path) -> bytes:
    connection = sqlite3.connect(database)
    try:
        return bytes(connection.execute("SELECT passphrase_wrap FROM keyring").fetchone()[0])
    finally:
        connection.close()


def test_a_browser_that_kept_its_page_open_is_locked_when_the_passphrase_changes(ana: Someone) -> None:
    other = Client()
    other.post("/unlock", {"sign_in_name": "ana", "passphrase": PASSPHRASE})
    form = Visitor(ana.browser).open("/settings/passphrase")
    change = form.form("Change the passphrase").fill("Your passphrase now", PASSPHRASE)
    form.press(
        "Change the passphrase", change.fill("New passphrase", NEW).fill("New passphrase once more", NEW)
    )

    assert (form.path.startswith("/settings?kept"), other.get("/settings").status_code) == (True, 302)
    assert ana.browser.get("/settings").status_code == 200


def test_a_passphrase_change_sent_twice_ends_the_same(ana: Someone) -> None:
    sent = {"old": PASSPHRASE, "new": NEW, "again": NEW}

    answers = [ana.browser.post("/settings/passphrase", sent).status_code for _ in range(2)]

    assert answers == [302, 422]  # the second time the old passphrase is no more
    assert Client().post("/unlock", {"sign_in_name": "ana", "passphrase": NEW}).status_code == 302
