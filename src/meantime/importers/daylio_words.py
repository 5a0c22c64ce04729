"""The words of Daylio files that depend on a language: months, halves of the day, default moods."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Groups of the five moods Daylio starts with, 1 best to 5 worst, where the word is known for certain. The words of
#: other languages are asked about: a wrong place is worse than none.
MOOD_GROUPS = {"rad": 1, "good": 2, "meh": 3, "bad": 4, "awful": 5, "dobrze": 2, "źle": 4, "mal": 4}
#: English names of the default moods by `predefined_name_id` of a backup, which stores no word for them.
PREDEFINED_MOODS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}

#: Month names as dates use them, a language a line, without accents. Own compilation of common knowledge.
_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
januar februar marz april mai juni juli august september oktober november dezember
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember
januari februari mars april maj juni juli augusti september oktober november december
januari februari maart april mei juni juli augustus september oktober november december
januari februari maret april mei juni juli agustus september oktober november desember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december
ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
"""
MONTHS: dict[str, int] = {
    name: month for line in _MONTHS.strip().splitlines() for month, name in enumerate(line.split(), start=1)
}
_BEFORE_NOON = {"am", "a", "vorm", "πμ", "上午", "午前", "오전", "ص"}
_AFTER_NOON = {"pm", "p", "nachm", "μμ", "下午", "午後", "오후", "م"}
_CLOCK = re.compile(r"(\D{0,12}?)(\d{1,2})[:.h](\d{2})(?::\d{2})?(\D{0,12})")
_DAY_AND_MONTH = re.compile(r"\D{0,24}(\d{1,2})\D{0,24}")
_MONTH_AND_DAY = re.compile(r"\D?(\d{1,2})[月월]\s?(\d{1,2})[日일]?")


@lru_cache(maxsize=4096)
def time_from(words: str) -> tuple[int, int] | None:
    """Hour and minute of a clock time in 12 or 24 hours, or None when it is none."""
    found = _CLOCK.fullmatch(_spaces_plain(words))
    if found is None:
        return None
    before, hour, minute, after = found[1], int(found[2]), int(found[3]), found[4]
    half = re.sub(r"[\s.]", "", f"{before}{after}").casefold()
    if half in _AFTER_NOON and hour <= 12:
        hour = hour % 12 + 12
    elif half in _BEFORE_NOON and hour <= 12:
        hour %= 12
    elif half:
        return None
    return (hour, minute) if hour < 24 and minute < 60 else None


@lru_cache(maxsize=4096)
def day_from(words: str) -> tuple[int, int] | None:
    """Month and day from a date without a year, such as "7 września", or None when a word is not known."""
    text = _without_accents(_spaces_plain(words))
    if found := _MONTH_AND_DAY.fullmatch(text):
        return int(found[1]), int(found[2])
    found = _DAY_AND_MONTH.fullmatch(text)
    names = re.findall(r"[^\W\d_]+", text)
    month = next((MONTHS[name] for name in names if name in MONTHS), None)
    return (month, int(found[1])) if found and month else None


def _spaces_plain(words: str) -> str:
    """Daylio writes no-break spaces (U+00A0, U+202F) before PM and inside scales."""
    return words.replace("\xa0", " ").replace("\u202f", " ").strip()


def _without_accents(words: str) -> str:
    apart = unicodedata.normalize("NFD", words.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))
