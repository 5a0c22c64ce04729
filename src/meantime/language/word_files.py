"""The word lists of `content/words/<lang>`, each read and parsed once, whoever asks."""

from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any


def text_of(name: str, lang: str = "en") -> str:
    """The list `content/words/{lang}/{name}.toml` as it stands there."""
    return (files("meantime.content") / f"words/{lang}/{name}.toml").read_text(encoding="utf-8")


def parsed(name: str, lang: str = "en") -> dict[str, Any]:
    """The tables of that list. Everybody is given the same ones: read them, change nothing."""
    return _parsed(name, lang)


@cache
def _parsed(name: str, lang: str) -> dict[str, Any]:
    return loads(text_of(name, lang))
