"""Emergency numbers and lines: the most safety-critical data here."""

from dataclasses import replace
from datetime import date

import pytest

from meantime.content import loader
from meantime.content.loader import check_note, help_lines, is_checked
from meantime.content.records import HelpLine

TODAY = date(2026, 11, 23)

#: ISO code to international calling code (ITU-T E.164), to catch "+33333114"-like rows.
CALLING_CODES = {
    "GB": "44", "IE": "353", "AU": "61", "NZ": "64", "DE": "49", "AT": "43", "CH": "41", "FR": "33",
    "BE": "32", "NL": "31", "ES": "34", "IT": "39", "PT": "351", "SE": "46", "NO": "47", "DK": "45",
    "FI": "358", "PL": "48", "IN": "91", "JP": "81", "KR": "82", "BR": "55", "MX": "52", "ZA": "27",
    "SG": "65", "HK": "852", "PH": "63", "IL": "972", "US": "1", "CA": "1",
}  # fmt: skip
#: North American toll-free numbers are dialled with the leading 1 there.
DIALLED_WITH_ONE = {"18006686868"}


def rows(country: str) -> tuple[HelpLine, ...]:
    lines = help_lines(country)
    return lines.emergency_lines + lines.lines


@pytest.mark.parametrize("country", sorted(CALLING_CODES))
def test_every_listed_country_has_an_emergency_number_and_a_line(country: str) -> None:
    lines = help_lines(country)

    assert lines.country == country
    assert len(lines.emergency) >= 1
    assert len(lines.lines) >= 1
    assert lines.name == next(c.name for c in loader.countries() if c.code == country)


@pytest.mark.parametrize(
    ("country", "emergency"),
    [
        ("US", ("911",)), ("GB", ("999", "112")), ("IE", ("112", "999")), ("AU", ("000",)), ("NZ", ("111",)),
        ("FR", ("112", "15")), ("JP", ("119", "110")), ("BR", ("192", "190")), ("ZA", ("112", "10177")),
        ("SG", ("995",)), ("IL", ("101",)), ("IN", ("112",)), ("XX", ("112", "911")),
    ],
)  # fmt: skip
def test_emergency_numbers_are_these(country: str, emergency: tuple[str, ...]) -> None:
    assert help_lines(country).emergency == emergency
    assert tuple(line.tel for line in help_lines(country).emergency_lines) == emergency


@pytest.mark.parametrize(
    ("country", "name", "tel", "sms_to", "sms_body"),
    [
        ("GB", "Samaritans", "116123", "", ""),
        ("GB", "Shout", "", "85258", "SHOUT"),
        ("FR", "Numéro national de prévention du suicide", "3114", "", ""),
        ("US", "988 Suicide & Crisis Lifeline", "988", "988", ""),
        ("US", "Crisis Text Line", "", "741741", "HOME"),
        ("CA", "9-8-8 Suicide Crisis Helpline", "988", "988", ""),
        ("AU", "Lifeline", "131114", "0477131114", ""),
        ("NZ", "1737 Need to talk?", "1737", "1737", ""),
        ("DE", "TelefonSeelsorge", "08001110111", "", ""),
        ("IN", "Tele-MANAS", "14416", "", ""),
        ("IL", "ERAN", "1201", "", ""),
    ],
)
def test_lines_are_stored_as_dialled(country: str, name: str, tel: str, sms_to: str, sms_body: str) -> None:
    line = next(line for line in help_lines(country).lines if line.name == name)

    assert (line.tel, line.sms_to, line.sms_body) == (tel, sms_to, sms_body)


@pytest.mark.parametrize("country", sorted(CALLING_CODES))
def test_no_number_carries_its_country_prefix(country: str) -> None:
    numbers = {number for line in rows(country) for number in (line.tel, line.sms_to) if number}
    prefixed = {n for n in numbers - DIALLED_WITH_ONE if n.startswith(CALLING_CODES[country])}

    assert prefixed <= set(help_lines(country).emergency)
    assert all(number.isdigit() for number in numbers)


@pytest.mark.parametrize("country", sorted(CALLING_CODES))
def test_the_number_that_is_shown_is_the_number_that_is_dialled(country: str) -> None:
    for line in rows(country):
        shown = "".join(sign for sign in line.display if sign.isdigit())
        assert line.tel in shown
        assert line.sms_to in shown or line.tel, line.name
        assert not line.sms_body or line.sms_to


@pytest.mark.parametrize("country", [*sorted(CALLING_CODES), "XX"])
def test_a_row_that_says_it_was_checked_says_where_and_not_in_the_future(country: str) -> None:
    """Nobody has checked any yet; the first who does is held to it."""
    claims = [line for line in rows(country) if line.verified_at is not None]

    assert [line.name for line in claims if not line.source_url or line.verified_at > date.today()] == []


def test_the_ended_press_3_option_is_not_listed() -> None:
    text = " ".join(f"{line.name} {line.display} {line.audience}" for line in rows("US")).lower()

    assert "press 3" not in text
    assert "press 1" in text


@pytest.mark.parametrize("country", [*sorted(CALLING_CODES), "XX", "BG"])
def test_every_row_says_not_checked_until_a_person_checked_it(country: str) -> None:
    for line in rows(country):
        thing = "number" if line.tel or line.sms_to else "address"
        assert not is_checked(line)
        assert check_note(line, TODAY) == f"We haven't checked this {thing} yet."


@pytest.mark.parametrize("country", [*sorted(CALLING_CODES), "XX"])
def test_a_line_can_be_dialled_texted_or_opened_over_https(country: str) -> None:
    for line in help_lines(country).lines:
        assert line.tel or line.sms_to or line.url
        assert all(address == "" or address.startswith("https://") for address in (line.url, line.source_url))


@pytest.mark.parametrize(
    ("verified_at", "sentence"),
    [
        (date(2026, 3, 3), "Checked on 3 March 2026."),
        (date(2025, 11, 23), "Checked on 23 November 2025."),
        (date(2025, 11, 22), "We haven't checked this number since 22 November 2025."),
    ],
)
def test_a_check_is_dated_and_grows_old_after_a_year(verified_at: date, sentence: str) -> None:
    line = replace(help_lines("GB").lines[0], verified_at=verified_at)

    assert is_checked(line)
    assert check_note(line, TODAY) == sentence


@pytest.mark.parametrize("country", [None, "", "ZZ", "KE", "../GB", "x" * 999])
def test_a_country_without_lines_gets_the_not_chosen_ones(country: str | None) -> None:
    lines = help_lines(country)

    assert lines.country == "XX"
    assert [line.audience[:12] for line in lines.emergency_lines] == ["If you're in", "If you're in"]
    assert lines.lines[0].url == "https://findahelpline.com"


def test_a_country_of_the_european_union_without_lines_gets_112_and_the_directory() -> None:
    lines = help_lines("bg")

    assert (lines.country, lines.name, lines.emergency) == ("BG", "Bulgaria", ("112",))
    assert lines.emergency_lines[0].audience == ""
    assert lines.lines[0].kind == "directory"


def test_a_chosen_country_without_lines_keeps_its_name() -> None:
    assert help_lines("KE").name == "Kenya"
    assert help_lines(None).name == "Country not chosen yet"


def test_lower_case_codes_work() -> None:
    assert help_lines("gb") == help_lines("GB")
