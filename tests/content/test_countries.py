"""The list of countries and their first suggestions."""

import pytest

from meantime.content import loader


def test_all_249_countries_are_there_once() -> None:
    codes = [country.code for country in loader.countries()]

    assert len(codes) == 249
    assert len(set(codes)) == 249
    assert all(len(code) == 2 and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("code", "day_first", "clock", "first_weekday", "page"),
    [
        ("US", False, 12, 7, "letter"),
        ("GB", True, 24, 1, "A4"),
        ("CA", False, 12, 7, "letter"),
        ("DE", True, 24, 1, "A4"),
        ("AU", True, 12, 1, "A4"),
        ("MX", True, 12, 7, "letter"),
        ("IL", True, 24, 7, "A4"),
        ("JP", False, 24, 7, "A4"),
        ("EG", True, 12, 6, "A4"),
    ],
)
def test_a_country_suggests_its_usual_dates_clock_and_paper(
    code: str, day_first: bool, clock: int, first_weekday: int, page: str
) -> None:
    country = loader.find_country(code)

    assert country is not None
    assert (country.day_first, country.clock, country.first_weekday, country.page) == (
        day_first, clock, first_weekday, page,
    )  # fmt: skip


def test_112_stands_in_for_the_14_european_union_members_without_a_file() -> None:
    stand_in = [country.code for country in loader.countries() if country.emergency]

    assert sorted(stand_in) == [
        "BG", "CY", "CZ", "EE", "GR", "HR", "HU", "LT", "LU", "LV", "MT", "RO", "SI", "SK",
    ]  # fmt: skip
    assert all(loader.find_country(code).emergency == ("112",) for code in stand_in)  # type: ignore[union-attr]


def test_an_unknown_code_is_no_country() -> None:
    assert loader.find_country("XX") is None
    assert loader.find_country(None) is None
    name = loader.find_country("fr")
    assert name is not None
    assert name.name == "France"
