"""The word lists of `content/words/en`, each read and parsed once."""

from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any


def text_of(name: str) -> str:
    """The list `content/words/en/{name}.toml` as it stands there."""
    return (files("meantime.content") / f"words/en/{name}.toml").read_text(encoding="utf-8")


@cache
def parsed(name: str) -> dict[str, Any]:
    """The tables of that list."""
    return loads(text_of(name))
