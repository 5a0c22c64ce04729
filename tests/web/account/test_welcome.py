"""First run: a country, a passphrase, and the recovery words once."""

from __future__ import annotations

import re

import pytest

from meantime.accounts.models import Person
from meantime.accounts.people import person_named
from tests.journeys.pages import Form, Visitor
from tests.people import PASSPHRASE, Someone

COUNTRY = "Which country are you in?"


def welcome(visitor: Visitor, *, new: str = PASSPHRASE, again: str = PASSPHRASE, country: str = "") -> Form:
    """The form of the first page, filled in."""
    form = visitor.open("/welcome").form("Start")
    return (
        form.fill(COUNTRY, country or "United Kingdom")
        .fill("Choose a passphrase", new)
        .fill("Write it once more", again)
    )


def words_shown(visitor: Visitor) -> list[str]:
    return re.findall(r"<li><span>([a-z]+)</span></li>", visitor.page)


def test_the_first_visit_leads_to_the_first_page(alone: Visitor) -> None:
    assert alone.open("/").path == "/welcome"
    assert alone.open("/unlock").path == "/welcome"


def test_a_passphrase_and_a_country_start_a_journal_and_the_words_are_shown_once(alone: Visitor) -> None:
    alone.press("Start", welcome(alone))

    assert (alone.status, len(words_shown(alone))) == (200, 24)
    assert Person.objects.get().name == ""
    assert alone.open("/").text.startswith("Today")
    assert alone.open("/welcome").path == "/"


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("short", "short", "This has 5 characters. Use at least 15: add a word or two."),
        ("a" * 20, "a" * 20, "This repeats a few characters. Use four or five different words."),
        (PASSPHRASE, "a kettle for the red morning", "The two passphrases differ. Write the same one twice."),
        (PASSPHRASE, "", "Write your passphrase."),
        ("", "", "Write your passphrase."),
        ("x1" * 600, "x1" * 600, "Use at most 1024 characters."),
    ],
)
def test_a_passphrase_that_will_not_do_is_answered_with_what_to_do(
    alone: Visitor, new: str, again: str, said: str
) -> None:
    alone.press("Start", welcome(alone, new=new, again=again))

    assert alone.status == 422
    assert said in alone.text
    assert not Person.objects.exists()


def test_what_was_chosen_stays_when_the_passphrase_will_not_do(visitor: Visitor) -> None:
    form = welcome(visitor, new="short", again="short", country="Ireland")
    visitor.press("Start", form.fill("Choose a name to sign in with", "Dana"))

    again = visitor.form("Start")
    kept = {one.label: one.value for one in again.fields}
    assert (kept["Choose a name to sign in with"], kept[COUNTRY]) == ("Dana", "IE")


def test_a_passphrase_is_never_in_the_page_again(alone: Visitor) -> None:
    alone.press("Start", welcome(alone, again="a kettle for the red morning"))

    assert "kettle" not in alone.page


def test_no_country_is_answered_with_what_to_do(alone: Visitor) -> None:
    form = welcome(alone)
    form.fill(COUNTRY, "Choose…")
    alone.press("Start", form)

    assert (alone.status, "Choose a country, or “Not in this list”." in alone.text) == (422, True)


def test_a_country_that_is_not_in_the_list_is_no_reason_to_wait(alone: Visitor) -> None:
    alone.press("Start", welcome(alone, country="Not in this list"))

    assert len(words_shown(alone)) == 24
    assert alone.client.cookies["mt-country"].value == "XX"
    assert alone.open("/support").status == 200


@pytest.mark.parametrize(
    ("named", "kept"),
    [("Asia/Kolkata", "Asia/Kolkata"), ("Mars/Olympus", "UTC"), ("", "UTC"), ("../../etc/passwd", "UTC")],
)
def test_the_zone_of_the_browser_is_taken_when_there_is_such_a_zone(
    alone: Visitor, named: str, kept: str
) -> None:
    form = welcome(alone)
    next(one for one in form.fields if one.name == "tz").value = named  # what zone.js does
    alone.press("Start", form)

    assert kept in alone.open("/settings").text


def test_a_form_sent_twice_makes_one_journal_on_a_machine_of_one(alone: Visitor) -> None:
    form = welcome(alone)
    other = Visitor()
    second = welcome(other)

    alone.press("Start", form)
    other.press("Start", second)

    assert Person.objects.count() == 1
    assert other.path == "/unlock"


def test_a_name_that_is_taken_is_said_and_nothing_else_changes(visitor: Visitor, ana: Someone) -> None:
    form = welcome(visitor).fill("Choose a name to sign in with", "  ANA ")
    visitor.press("Start", form)

    assert visitor.status == 422
    assert "Somebody here uses this name. Choose another one." in visitor.text
    assert Person.objects.count() == 1
    assert ana.journal.profile.name == "Ana"


def test_several_people_start_side_by_side(visitor: Visitor, ana: Someone) -> None:
    visitor.press("Start", welcome(visitor).fill("Choose a name to sign in with", "Dana"))

    assert len(words_shown(visitor)) == 24
    assert person_named("dana") is not None
    assert visitor.open("/").status == 200


def test_a_name_is_needed_where_several_people_write(visitor: Visitor) -> None:
    visitor.press("Start", welcome(visitor))

    assert (visitor.status, "Write a name you will remember." in visitor.text) == (422, True)
