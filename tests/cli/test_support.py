"""`meantime support` prints numbers as they are dialled, without a journal."""

from __future__ import annotations

from tests.cli.terminal import Terminal


def test_the_numbers_of_a_country_come_emergency_first_each_with_its_check(terminal: Terminal) -> None:
    said = terminal.run("support", "--country", "gb", passphrase=None)
    lines = said.text.splitlines()

    assert said.code == 0
    assert "call 999 or 112 now" in " ".join(lines[:3])
    assert said.text.index("call 999") < said.text.index("Samaritans: call 116 123")
    assert "Shout: text SHOUT to 85258" in said.text
    assert said.text.count("We haven't checked this number yet.") == 5
    assert "1. Name 5 things you can see." in said.text
    assert lines[-1] == "This app is not monitored. Nobody is alerted by what you write."


def test_without_a_country_it_says_what_to_type_and_guesses_none(terminal: Terminal) -> None:
    said = terminal.run("support", passphrase=None)

    assert "If you're in Europe or India" in said.text
    assert "call 911" in said.text
    assert "meantime support --country GB" in said.err


def test_json_is_for_other_programs(terminal: Terminal) -> None:
    said = terminal.run("support", "--country", "US", "--json", passphrase=None)

    assert said.json["country"] == "US"
    assert [row["tel"] for row in said.json["emergency"]] == ["911"]
    assert said.json["lines"][0]["tel"] == "988"
    assert said.json["lines"][0]["verified_at"] is None


def test_a_country_there_is_not_ends_with_one(terminal: Terminal) -> None:
    said = terminal.run("support", "--country", "ZZ", passphrase=None)

    assert (said.code, said.text) == (1, "")
    assert "Try GB, US or DE." in said.err
