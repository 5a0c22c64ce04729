"""What a small model, learned from labelled notes, sees in a text: of every word, and of the whole.

A transformer of six layers (Devlin et al. 2019; begun as all-MiniLM-L6-v2, Apache-2.0) with int8 weights, learned from
notes that were written and labelled for this project: `python -m bench.reader`, which also says how well it reads
people it did not learn from. It is loaded at the first use (0.3 s, 90 MB); where it cannot run nothing is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from meantime.language.records import Place, meet
from meantime.language.sessions import has_runtime, run_apart


@dataclass(frozen=True, slots=True)
class Spotted:
    """A stretch of the text, and how probable it is that it says this, 0 to 1."""

    place: Place
    chance: float


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that says one thing of several."""

    #: Id of what it likeliest says.
    name: str
    place: Place
    #: That it says any of them, 0 to 1.
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is seen in one text."""

    #: What set it off, in the order of the text.
    set_off: tuple[Spotted, ...] = ()
    #: By id, where each is likeliest said.
    symptoms: Mapping[str, Spotted]
    coping: Mapping[str, Spotted]
    #: Words that likely say what was felt, in the order of the text; and of each word how likely it says so.
    feelings: tuple[Named, ...]
    felt: tuple[Spotted, ...]
    #: Words of doing, each stretch with what it did: "a lot", "worse" ...
    effects: tuple[Named, ...]
    #: By id of a feeling, log odds that the whole text implies it rather than nothing.
    implied: Mapping[str, float]
    #: Log odds that the text sums up and tells of no moment.
    vague: float
    #: Log odds that the writer speaks of not wanting to live, of hurting themselves or of danger at home, now.
    support: float

    def felt_at(self, place: Place) -> float:
        """How likely words at this place say what was felt, 0 to 1; 1 where the model did not look."""
        return max(
            (one.chance for one in self.felt if meet(one.place, place)),
            default=1.0,
        )


def look(text: str) -> Sight | None:
    """What is seen in the first 2,400 characters; None where the model cannot run, or there is no word to read."""
    if not text.strip() or not has_runtime():
        return None
    from meantime.language.sight_model import seen_in  # here: numpy takes 0.1 s, and most commands need none

    return run_apart(seen_in, text)


def model_file(lang: str = "en") -> Any:
    """Where the model lies; its names lie inside of it."""
    return files("meantime.content").joinpath(f"words/{lang}/reader.onnx")
