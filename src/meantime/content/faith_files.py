"""The words of the faith and meaning pack, from `faith/en.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class FaithRow:
    """One choice, question or practice."""

    id: str  #: kept forever
    text: str  #: as shown
    needs: Literal["", "tradition", "no tradition"] = ""  #: who it is for; empty for everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class FaithTexts:
    """Every text of the pack."""

    title: str  #: name of the pack
    intro: str  #: what it is, above the choices
    questions_heading: str  #: above the questions to think about
    questions_intro: str  #: how to take them
    texts_heading: str  #: above the person's own texts
    practices_heading: str  #: above the practices among coping skills
    topic: str  #: a topic to start from
    if_you_have_to: str  #: when a practice turns into something one cannot stop
    fasting: str  #: when fasting is not safe
    choice: tuple[FaithRow, ...]  #: what can be chosen, several at once
    question: tuple[FaithRow, ...]  #: to think or write about
    practice: tuple[FaithRow, ...]  #: among coping skills
    ask: tuple[FaithRow, ...]  #: to ask a therapist or counsellor


@cache
def faith_texts() -> FaithTexts:
    """Every text of the pack; own wording, no text of any tradition.

    Raises:
        msgspec.ValidationError: the shipped file is damaged.
    """
    data = tomllib.loads(files("meantime.content").joinpath("faith/en.toml").read_text("utf-8"))
    return msgspec.convert(data, FaithTexts)
