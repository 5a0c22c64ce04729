"""Typed, checked reading of the data files of this room: words, questions, support texts, lines, countries.

Each function parses only the file it needs, once, and returns frozen records (see `records`). A file that is
missing or wrong raises `ContentError` with its name and key. Every file names its own source and licence.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from meantime.content.records import (
    Choice,
    CopingSkill,
    Country,
    CountryLines,
    Emotion,
    HelpLine,
    NowExercise,
    PlanStep,
    Quadrant,
    QuadrantId,
    QuestionBank,
    ReflectionQuestion,
    SupportTexts,
    Symptom,
    Trigger,
    WordKind,
)

NO_COUNTRY = "XX"
#: After this many days a check no longer counts (project rule, not a standard).
CHECK_LASTS_DAYS = 365


class ContentError(Exception):
    """A data file of this room is missing or wrong."""

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"{file}: {key}: {what}")
        self.file = file
        self.key = key


Word = TypeVar("Word", Emotion, Symptom, Trigger, CopingSkill)
Record = TypeVar("Record")


@cache
def quadrants(lang: str = "en") -> tuple[Quadrant, ...]:
    """Five regions: HU, HP, LU, LP (reading order of the two by two grid), then M."""
    return _rows(_words("emotions", lang), "quadrant", Quadrant)


@cache
def families(kind: WordKind, lang: str = "en") -> Mapping[str, str]:
    """Family id to family name as shown, in the order to show, for one kind of word."""
    return dict(_value(_words(kind, lang), "families"))


@cache
def emotions(lang: str = "en") -> tuple[Emotion, ...]:
    """141 words. Source: Glasgow Norms (Scott et al. 2019, CC BY 4.0), rescaled to -1..+1; own regions."""
    found = _words_of("emotions", "emotion", lang, Emotion)
    for emotion in found:
        if not (-1 <= emotion.valence <= 1 and -1 <= emotion.arousal <= 1):
            raise ContentError(_words("emotions", lang), f"emotion {emotion.id}", "outside -1 to 1")
    return found


@cache
def symptoms(lang: str = "en") -> tuple[Symptom, ...]:
    """Words in the families body, sleep, mind, behaviour; own list."""
    return _words_of("symptoms", "symptom", lang, Symptom)


@cache
def triggers(lang: str = "en") -> tuple[Trigger, ...]:
    """The 18 HL7 PHR association codes (CC BY 4.0) and own words."""
    return _words_of("triggers", "trigger", lang, Trigger)


@cache
def coping_skills(lang: str = "en") -> tuple[CopingSkill, ...]:
    """Own list, with "nothing" for an episode lived through without a skill."""
    return _words_of("coping", "skill", lang, CopingSkill)


def red_flag_text(lang: str = "en") -> str:
    """The fixed medical sentences shown under every symptom with `red_flag`."""
    return str(_value(_words("symptoms", lang), "red_flag_text"))


def avoid_note(lang: str = "en") -> str:
    """The kind sentence shown under the coping families "avoid" and "numb"."""
    return str(_value(_words("coping", lang), "avoid_note"))


def find_emotion(word_or_id: str, lang: str = "en") -> Emotion | None:
    """The emotion with this id or word; case, hyphens and apostrophes do not matter."""
    found: Emotion | None = _index("emotions", lang).get(_plain(word_or_id))
    return found


def find_symptom(word_or_id: str, lang: str = "en") -> Symptom | None:
    """The symptom with this id or word."""
    found: Symptom | None = _index("symptoms", lang).get(_plain(word_or_id))
    return found


def find_trigger(word_or_id: str, lang: str = "en") -> Trigger | None:
    """The trigger with this id or word."""
    found: Trigger | None = _index("triggers", lang).get(_plain(word_or_id))
    return found


def find_coping_skill(word_or_id: str, lang: str = "en") -> CopingSkill | None:
    """The coping skill with this id or words."""
    found: CopingSkill | None = _index("coping", lang).get(_plain(word_or_id))
    return found


def quadrant_of(word: str, lang: str = "en") -> QuadrantId | None:
    """Region of an emotion word, or None for the person's own words."""
    emotion = find_emotion(word, lang)
    return emotion.quadrant if emotion else None


@cache
def question_bank(lang: str = "en") -> QuestionBank:
    """Questions, topic starters, wishes, reflection questions and honesty prompts; own wording."""
    file = f"questions/{_language(lang)}.toml"
    values: dict[str, Any] = {name: _rows(file, key, Choice) for name, key in _BANKS.items()}
    values["reflection"] = _rows(file, "reflection", ReflectionQuestion)
    for key in ("honesty_intro", "review_intro", "coach_line", "minutes"):
        values[key] = _value(file, key)
    return _record(values, QuestionBank, file, "bank")


@cache
def support_texts(lang: str = "en") -> SupportTexts:
    """Every text of the Support page, the card, the plan and the disclaimers; own wording."""
    file = f"support/{_language(lang)}.toml"
    values = {key: value for key, value in _read(file).items() if key not in _ABOUT}
    values["now"] = _rows(file, "now", NowExercise)
    values["plan_step"] = _rows(file, "plan_step", PlanStep)
    return _record(values, SupportTexts, file, "texts")


@cache
def countries() -> tuple[Country, ...]:
    """249 countries by English name. Sources: IANA iso3166.tab (public domain), Unicode CLDR."""
    return _rows("countries.toml", "country", Country, unique="code")


def find_country(code: str | None) -> Country | None:
    """The country with this ISO code, or None."""
    return next((country for country in countries() if country.code == (code or "").upper()), None)


def help_lines(country: str | None) -> CountryLines:
    """Lines of a country by ISO code (any case).

    Without a file the lines of "XX" come back: with 112 for members of the European Union, else with country
    "XX" and, for a known country, its name.
    """
    known = find_country(country)
    if known is None:
        return _lines_in(NO_COUNTRY)
    if files(__package__).joinpath(f"helplines/{known.code}.toml").is_file():
        return _lines_in(known.code)
    unknown = _lines_in(NO_COUNTRY)
    if not known.emergency:
        return replace(unknown, name=known.name)
    first = unknown.emergency_lines[0]
    rows = tuple(replace(first, display=number, tel=number, audience="") for number in known.emergency)
    own = replace(unknown, country=known.code, name=known.name)
    return replace(own, emergency=known.emergency, emergency_lines=rows)


def is_checked(line: HelpLine) -> bool:
    """Whether a person ever checked this row at its own source; "seen" does not count."""
    return line.verified_at is not None


def check_note(line: HelpLine, today: date) -> str:
    """The sentence shown beside a row: not checked yet, checked on a day, or not checked since a day."""
    thing = "number" if line.tel or line.sms_to else "address"
    if line.verified_at is None:
        return f"We haven't checked this {thing} yet."
    day = f"{line.verified_at.day} {_MONTHS[line.verified_at.month - 1]} {line.verified_at.year}"
    if (today - line.verified_at).days > CHECK_LASTS_DAYS:
        return f"We haven't checked this {thing} since {day}."
    return f"Checked on {day}."


# Helpers. Month names are written out because strftime follows the server's locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_BANKS = {
    "questions": "question",
    "priorities": "priority",
    "wants": "want",
    "honesty": "honesty",
    "honesty_choices": "honesty_choice",
    "review": "review",
    "review_answers": "review_answer",
}
_ABOUT = ("source", "licence", "checked")


@cache
def _lines_in(code: str) -> CountryLines:
    file = f"helplines/{code}.toml"
    rows = tuple(_emergency_row(file, at) for at in range(len(_value(file, "emergency"))))
    lines = _rows(file, "line", HelpLine, unique="display")
    for line in (*rows, *lines):
        _raise_if_not_diallable(file, line)
    values = {"country": code, "name": _value(file, "name"), "emergency": _value(file, "emergency")}
    return _record({**values, "emergency_lines": rows, "lines": lines}, CountryLines, file, "lines")


def _emergency_row(file: str, at: int) -> HelpLine:
    number = _value(file, "emergency")[at]
    shared = {key: _value(file, f"emergency_{key}") for key in ("status", "verified_at", "source_url")}
    row = {"name": _value(file, "emergency_names")[at], "audience": _value(file, "emergency_audience")[at]}
    number_row = {**shared, **row, "kind": "emergency", "display": number, "tel": number}
    return _record(number_row, HelpLine, file, f"emergency {at + 1}")


def _raise_if_not_diallable(file: str, line: HelpLine) -> None:
    # A country prefix before a short code makes a number that does not work: only dialled digits are allowed.
    if any(number and not re.fullmatch(r"\d{2,15}", number) for number in (line.tel, line.sms_to)):
        raise ContentError(file, line.display, "tel and sms_to hold digits as dialled, no plus, no spaces")
    if not (line.tel or line.sms_to or line.url):
        raise ContentError(file, line.display, "a line needs tel, sms_to or url")


def _words_of(kind: WordKind, key: str, lang: str, cls: type[Word]) -> tuple[Word, ...]:
    found = _rows(_words(kind, lang), key, cls)
    known = families(kind, lang)
    for word in found:
        if word.family not in known:
            raise ContentError(_words(kind, lang), f"{key} {word.id}", "its family has no name")
    return found


@cache
def _index(kind: WordKind, lang: str) -> Mapping[str, Any]:
    read = {"emotions": emotions, "symptoms": symptoms, "triggers": triggers, "coping": coping_skills}[kind]
    words: tuple[Any, ...] = read(lang)
    return {_plain(name): word for word in words for name in (word.id, word.word)}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['’]", "", text.casefold())).split())


def _words(kind: WordKind, lang: str) -> str:
    return f"words/{_language(lang)}/{kind}.toml"


def _language(lang: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", lang):
        raise ContentError("content", "lang", "not a language tag")
    return lang


def _rows(file: str, key: str, cls: type[Record], *, unique: str = "id") -> tuple[Record, ...]:
    found = tuple(_record(row, cls, file, f"{key} {at}") for at, row in enumerate(_value(file, key), 1))
    ids = [getattr(row, unique) for row in found]
    if not found or len(ids) != len(set(ids)):
        raise ContentError(file, key, f"empty, or the same {unique} twice")
    return found


def _record(row: Mapping[str, Any], cls: type[Record], file: str, key: str) -> Record:
    unknown = set(row) - {field.name for field in fields(cls)}  # type: ignore[arg-type]
    if unknown:
        raise ContentError(file, key, f"unknown {', '.join(sorted(unknown))}")
    try:
        # An empty verified_at means "nobody yet": TOML has no null.
        return msgspec.convert({k: v for k, v in row.items() if v != "" or k != "verified_at"}, cls)
    except msgspec.ValidationError as trouble:
        raise ContentError(file, key, str(trouble)) from trouble


def _value(file: str, key: str) -> Any:
    try:
        return _read(file)[key]
    except KeyError:
        raise ContentError(file, key, "missing") from None


@cache
def _read(file: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as trouble:
        raise ContentError(file, "file", type(trouble).__name__) from trouble
    for key in _ABOUT:
        if not isinstance(data.get(key), str) or (key != "checked" and not data[key]):
            raise ContentError(file, key, "missing")
    return data
