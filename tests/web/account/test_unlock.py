"""The lock: opening with the passphrase, closing, and what a browser holds meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from meantime.accounts.links import new_link
from meantime.accounts.models import OpenSession, Person
from tests.journeys.pages import Visitor
from tests.people import PASSPHRASE, Someone, a_note

WRONG = "another morning altogether"
NOT_THIS = "This passphrase does not open the journal. Check capital letters and spaces."


def unlock(visitor: Visitor, passphrase: str = PASSPHRASE, name: str = "ana", at: str = "/unlock") -> Visitor:
    form = visitor.open(at).form("Unlock").fill("Name", name).fill("Passphrase", passphrase)
    return visitor.press("Unlock", form)


def test_the_passphrase_opens_the_page_that_was_asked_for(visitor: Visitor, ana: Someone) -> None:
    unlock(visitor, at="/settings")

    assert (visitor.path, visitor.status) == ("/settings", 200)


def test_a_page_with_more_in_its_address_is_found_again(visitor: Visitor, ana: Someone) -> None:
    note = ana.keeps(a_note())
    unlock(visitor, at=f"/topics/new?note={note.id}&session=")

    assert visitor.path == f"/topics/new?note={note.id}&session="


def test_a_wrong_passphrase_says_what_to_look_at(visitor: Visitor, ana: Someone) -> None:
    unlock(visitor, WRONG)

    assert (visitor.status, NOT_THIS in visitor.text) == (422, True)
    assert WRONG not in visitor.page
    assert "mt-session" not in visitor.client.cookies


def test_a_name_nobody_has_is_answered_like_a_wrong_passphrase(visitor: Visitor, ana: Someone) -> None:
    known = unlock(visitor, WRONG).text
    unknown = unlock(Visitor(), WRONG, name="nobody").text

    assert unknown == known


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\thttps://evil.example",
    ],
)
def test_unlocking_never_leads_to_another_site(visitor: Visitor, ana: Someone, elsewhere: str) -> None:
    visitor.client.get("/unlock", {"next": elsewhere})
    form = visitor.open("/unlock").form("Unlock").fill("Name", "ana").fill("Passphrase", PASSPHRASE)
    next(one for one in form.fields if one.name == "next").value = elsewhere

    answer = visitor.client.post("/unlock", form.sent("Unlock"))

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_an_open_browser_is_not_led_to_another_site_either(ana: Someone) -> None:
    answer = ana.browser.get("/unlock", {"next": "https://evil.example/"})

    assert answer.headers["Location"] == "/"


def test_waits_grow_to_half_a_minute_and_never_lock_out(visitor: Visitor, ana: Someone) -> None:
    waits = []
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False) as clock:
        for _ in range(12):
            unlock(visitor, WRONG)
            person = Person.objects.get(name="ana")
            wait = person.next_try_at - datetime.now(UTC) if person.next_try_at else timedelta(0)
            waits.append(wait.total_seconds())
            clock.shift(wait)
        unlock(visitor)

    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]
    assert visitor.status == 200
    assert Person.objects.get(name="ana").wrong_tries == 0


def test_during_a_wait_the_page_says_how_long_and_that_the_journal_is_safe(
    visitor: Visitor, ana: Someone
) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        for _ in range(6):
            Person.objects.filter(name="ana").update(next_try_at=None)
            unlock(visitor, WRONG)
        unlock(visitor)

    assert visitor.status == 422
    assert "Wait 5 seconds, then try again. Your journal is safe." in visitor.text
    assert (
        Person.objects.get(name="ana").wrong_tries == 6
    )  # a try during the wait is not looked at, nor counted


def test_a_wait_of_one_is_no_wait_of_another(visitor: Visitor, ana: Someone, chris: Someone) -> None:
    for _ in range(5):
        Person.objects.filter(name="ana").update(next_try_at=None)
        unlock(visitor, WRONG)

    assert unlock(Visitor(), name="chris").path == "/"


def test_locking_ends_the_session_and_its_cookie_opens_nothing_again(ana: Someone) -> None:
    token = ana.browser.cookies["mt-session"].value
    ana.browser.post("/lock")
    again = Client()
    again.cookies["mt-session"] = token

    assert again.get("/settings").headers["Location"] == "/unlock?next=/settings"
    assert not OpenSession.objects.exists()


def test_locking_twice_is_harmless(ana: Someone) -> None:
    assert [ana.browser.post("/lock").headers["Location"] for _ in range(2)] == ["/unlock", "/unlock"]


def test_hiding_locks_and_leads_to_the_neutral_page(ana: Someone) -> None:
    answer = ana.browser.post("/lock", {"to": "hidden"})

    assert answer.headers["Location"] == "/hidden"
    assert "eantime" not in Visitor(ana.browser).open("/hidden").text
    assert not OpenSession.objects.exists()


@pytest.mark.parametrize(("minutes", "open_still"), [(14, True), (16, False)])
def test_a_browser_locks_itself_after_a_quarter_of_an_hour(
    ana: Someone, minutes: int, open_still: bool
) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=minutes)):
        assert (ana.browser.get("/settings").status_code == 200) is open_still


def test_a_browser_in_use_locks_after_twelve_hours(ana: Someone) -> None:
    start = datetime.now(UTC)
    answers = []
    for minute in range(0, 12 * 60 + 10, 10):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            answers.append(ana.browser.get("/settings/about").status_code)

    assert set(answers[:72]) == {200}
    assert answers[-1] == 302


def test_the_session_cookie_is_not_for_scripts_nor_other_sites(visitor: Visitor, ana: Someone) -> None:
    unlock(visitor)

    for name in ("mt-session", "mt-inbox"):
        cookie = visitor.client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
        assert not cookie["domain"]


def test_by_https_the_cookie_is_bound_to_this_host(ana: Someone) -> None:
    browser = Client()
    sent = {"sign_in_name": "ana", "passphrase": PASSPHRASE}

    answer = browser.post("/unlock", sent, secure=True)

    cookie = browser.cookies["__Host-mt-session"]
    assert answer.status_code == 302
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert browser.cookies["mt-inbox"]["secure"] is True
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert browser.get("/settings", secure=True).status_code == 200


def test_by_https_a_cookie_without_the_prefix_opens_nothing(ana: Someone) -> None:
    assert ana.browser.get("/settings", secure=True).status_code == 302


def test_unlocking_gives_a_new_token_whatever_the_browser_brought(visitor: Visitor, ana: Someone) -> None:
    visitor.open("/unlock")
    visitor.client.cookies["mt-session"] = "planted-by-somebody-else"
    unlock(visitor)
    first = visitor.client.cookies["mt-session"].value
    visitor.press("Lock now", visitor.open("/settings").form("Lock now"))
    unlock(visitor)
    second = visitor.client.cookies["mt-session"].value

    assert len({first, second, "planted-by-somebody-else"}) == 3
    assert min(len(first), len(second)) >= 43


def test_the_token_is_not_in_the_store(ana: Someone) -> None:
    token = ana.browser.cookies["mt-session"].value
    session = OpenSession.objects.get()

    assert token not in (session.id, bytes(session.wrapped).decode("latin1"))


def test_a_one_time_link_opens_once(ana: Someone) -> None:
    link = f"/open/{new_link(ana.opened)}"
    first, second = Client(), Client()

    assert first.get(link).headers["Location"] == "/"
    assert first.get("/settings").status_code == 200
    assert second.get(link).status_code == 404
    assert second.get("/settings").status_code == 302


def test_a_link_nobody_made_opens_nothing(ana: Someone) -> None:
    assert Client().get("/open/guess").status_code == 404


def test_an_unlock_sent_twice_opens_and_stays_open(visitor: Visitor, ana: Someone) -> None:
    form = visitor.open("/unlock").form("Unlock").fill("Name", "ana").fill("Passphrase", PASSPHRASE)
    sent = form.sent("Unlock")

    answers = [visitor.client.post("/unlock", sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert visitor.open("/settings").path == "/settings"
