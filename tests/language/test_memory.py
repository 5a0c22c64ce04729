"""What was read is forgotten: no word of a note stays in memory after its request."""

from __future__ import annotations

import inspect
import sys
from datetime import UTC, datetime
from functools import _lru_cache_wrapper
from importlib import import_module
from pkgutil import iter_modules

from meantime import language
from meantime.language.memory import WORD_MEMORIES, forget_words
from meantime.language.read import read
from meantime.language.stems import stem

#: Names of arguments that stand for lists of ours, not for words of a person.
OURS = {
    "lang",
    "listed",
    "tables",
    "stemmed",
    "name",
    "table",
    "kind",
    "file",
    "part",
    "path",
    "key",
    "section",
}


def test_words_that_were_looked_up_are_forgotten() -> None:
    read("I met Zuzanna in Qwertyville yesterday", now=datetime(2026, 11, 23, tzinfo=UTC), tz="UTC")
    stem("zuzanna")
    assert stem.cache_info().currsize > 0

    forget_words()

    loaded = [(sys.modules[module], name) for module, name in WORD_MEMORIES if module in sys.modules]
    assert len(loaded) >= 2
    assert all(getattr(module, name).cache_info().currsize == 0 for module, name in loaded)


def test_nothing_else_in_the_room_remembers_what_it_was_given() -> None:
    modules = [import_module(f"meantime.language.{found.name}") for found in iter_modules(language.__path__)]
    remembering = {
        (value.__module__, value.__name__): set(inspect.signature(value.__wrapped__).parameters)
        for module in modules
        for value in vars(module).values()
        if isinstance(value, _lru_cache_wrapper) and value.__module__.startswith("meantime.language")
    }

    strangers = {at: names for at, names in remembering.items() if names - OURS and at not in WORD_MEMORIES}
    assert strangers == {}
