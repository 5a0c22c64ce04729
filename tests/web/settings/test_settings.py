"""Settings: each is kept, nothing odd is, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from meantime.accounts.models import OpenSession
from tests.people import PASSPHRASE, Someone

FORMS = ("look", "place", "name", "lock", "passphrase", "recovery-key", "reading", "preparing", "about")
NEW = "seven slow snails on a wet wall"


@pytest.mark.parametrize("path", ["/settings", *(f"/settings/{name}" for name in FORMS)])
def test_a_locked_browser_goes_to_the_lock(ana: Someone, path: str) -> None:
    ana.browser.cookies.pop("mt-session")

    assert ana.browser.get(path).headers["Location"] == f"/unlock?next={path}"


@pytest.mark.parametrize("path", ["/settings", *(f"/settings/{name}" for name in FORMS)])
def test_every_page_has_one_heading(ana: Someone, path: str) -> None:
    response = ana.browser.get(path)

    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


def test_the_list_says_what_is_set(ana: Someone) -> None:
    page = ana.browser.get("/settings").content.decode()

    for words in ("Ana", "United Kingdom", "Europe/London", "After 15 minutes without use"):
        assert words in page
    for path in ("/import", "/export", "/backup", "/erasure"):
        assert f'href="{path}"' in page


def test_the_look_is_kept_on_this_device_and_nowhere_else(ana: Someone) -> None:
    before = ana.journal.stored_profile()

    response = ana.browser.post("/settings/look", {"theme": "dark", "text": "130", "hand": "left"})

    assert response.headers["Location"] == "/settings?kept=look"
    assert [response.cookies[f"mt-{name}"].value for name in ("theme", "text", "hand")] == [
        "dark",
        "130",
        "left",
    ]
    assert ana.journal.stored_profile() == before


@pytest.mark.parametrize("odd", [{"theme": "neon"}, {"text": "900"}, {"hand": ""}])
def test_an_odd_look_is_refused(ana: Someone, odd: dict[str, str]) -> None:
    given = {"theme": "dark", "text": "130", "hand": "left"} | odd

    response = ana.browser.post("/settings/look", given)

    assert response.status_code == 422
    assert "Choose" in response.content.decode()
    assert "mt-theme" not in response.cookies


def test_place_is_kept_in_the_journal_and_on_the_device(ana: Someone) -> None:
    given = {"language": "en-US", "country": "US", "tz": "America/Argentina/Buenos_Aires"}

    response = ana.browser.post("/settings/place", given)

    profile = _fresh(ana).profile
    assert (profile.language, profile.country, profile.tz) == tuple(given.values())
    assert response.cookies["mt-country"].value == "US"
    assert response.cookies["mt-language"].value == "en-US"


def test_no_country_is_a_choice(ana: Someone) -> None:
    ana.browser.post("/settings/place", {"language": "en-GB", "country": "XX", "tz": "UTC"})

    assert _fresh(ana).profile.country == ""
    assert 'href="tel:911"' in ana.browser.get("/support").content.decode()


@pytest.mark.parametrize("zone", ["", "Mars/Phobos", "../../etc/passwd", "\0", "Europe/London\n", "x" * 9000])
def test_an_unknown_zone_is_refused_and_the_rest_stays_typed(ana: Someone, zone: str) -> None:
    response = ana.browser.post("/settings/place", {"language": "en-US", "country": "FR", "tz": zone})

    page = response.content.decode()
    assert response.status_code == 422
    assert '<option value="FR" selected>' in page
    assert _fresh(ana).profile.tz == "Europe/London"


def test_a_zone_of_an_old_name_stays_to_choose(ana: Someone) -> None:
    ana.journal.change_profile(tz="GB-Eire")

    assert '<option value="GB-Eire" selected>' in ana.browser.get("/settings/place").content.decode()


def test_a_name_is_kept_and_can_be_empty(ana: Someone) -> None:
    for name in ("Zoë أمل", ""):
        ana.browser.post("/settings/name", {"name": name})
        assert _fresh(ana).name == name


def test_a_name_that_is_too_long_comes_back(ana: Someone) -> None:
    response = ana.browser.post("/settings/name", {"name": "n" * 81})

    assert response.status_code == 422
    assert "n" * 81 in response.content.decode()
    assert _fresh(ana).name == "Ana"


def test_minutes_count_for_sessions_that_are_open(ana: Someone) -> None:
    ana.browser.post("/settings/lock", {"lock_after": "3"})

    assert _fresh(ana).profile.lock_after == 3
    assert OpenSession.objects.get(person_id=ana.journal.person_id).lock_after == 3


@pytest.mark.parametrize("minutes", ["0", "61", "abc", "", "-5", "1e9", "15.5", "9" * 400])
def test_odd_minutes_are_refused_with_what_to_do(ana: Someone, minutes: str) -> None:
    response = ana.browser.post("/settings/lock", {"lock_after": minutes})

    page = response.content.decode()
    assert response.status_code == 422
    assert "1" in page
    assert f'value="{minutes}"' in page or not minutes
    assert _fresh(ana).profile.lock_after == 15


def test_a_new_passphrase_locks_other_browsers_and_keeps_this_one(ana: Someone) -> None:
    from datetime import UTC, datetime

    from meantime.actions.unlock import begin_session

    other = Client()
    other.cookies["mt-session"] = begin_session(ana.journal, ana.opened, now=datetime.now(UTC))

    response = ana.browser.post("/settings/passphrase", {"old": PASSPHRASE, "new": NEW, "again": NEW})

    assert response.headers["Location"] == "/settings?kept=passphrase"
    assert ana.browser.get("/settings?kept=passphrase").status_code == 200
    assert other.get("/settings").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong but long enough", NEW, NEW, "not your passphrase now"),
        (PASSPHRASE, "short", "short", "Use at least 15"),
        (PASSPHRASE, NEW, NEW + "x", "differ"),
        (PASSPHRASE, "aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "repeats"),
        ("", NEW, NEW, "Write your passphrase."),
        (PASSPHRASE, "x" * 2000, "x" * 2000, "at most 1024"),
    ],
)
def test_a_passphrase_that_does_not_fit_changes_nothing(
    ana: Someone, old: str, new: str, again: str, said: str
) -> None:
    response = ana.browser.post("/settings/passphrase", {"old": old, "new": new, "again": again})

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert NEW not in page
    assert PASSPHRASE not in page
    assert ana.browser.get("/settings").status_code == 200


def test_settings_of_one_person_leave_another_alone(ana: Someone, chris: Someone) -> None:
    ana.browser.post("/settings/name", {"name": "Canary"})

    assert "Canary" not in chris.browser.get("/settings").content.decode()


def test_an_unknown_word_in_the_address_says_nothing(ana: Someone) -> None:
    assert "kept" not in ana.browser.get("/settings?kept=<b>").content.decode().replace("kept out", "")


def _fresh(someone: Someone):  # type: ignore[no-untyped-def]
    from meantime.storage.journal import Journal

    return Journal(someone.opened.person_id, someone.opened.data_key)


def test_reading_notes_questions_and_cards_are_on_and_can_be_switched_off(ana: Someone) -> None:
    page = ana.browser.get("/settings/reading").content.decode()
    assert page.count("checked") == 3
    assert "Your words are read on this machine only. They are never changed." in page

    answer = ana.browser.post("/settings/reading", {"asks_questions": "on"})

    assert answer.headers["Location"] == "/settings?kept=reading"
    profile = _fresh(ana).profile
    assert (profile.reads_notes, profile.asks_questions, profile.offers_support_card) == (False, True, False)
    assert "One question" in ana.browser.get("/settings").content.decode()


def test_what_happens_before_a_session_is_on_and_can_be_switched_off(ana: Someone) -> None:
    assert ana.browser.get("/settings/preparing").content.decode().count("checked") == 2
    assert "Preparing is offered, private questions" in ana.browser.get("/settings").content.decode()

    answer = ana.browser.post("/settings/preparing", {"offers_preparing": "on"})

    assert answer.headers["Location"] == "/settings?kept=preparing"
    profile = _fresh(ana).profile
    assert (profile.offers_preparing, profile.asks_private_questions) == (True, False)
    ana.browser.post("/settings/preparing", {})
    assert "Nothing is offered or asked" in ana.browser.get("/settings").content.decode()
