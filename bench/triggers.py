"""Learns what the words that set something off look like, and says how well it reads people it did not learn from.

    python -m bench.triggers            writes content/words/en/triggers.crf
    python -m bench.triggers --check    writes nothing; each writer of a diary left out in turn, a JSON line each

It learns from `tests/language/data/triggers_diaries.jsonl` and `triggers_books.jsonl`: sentences written for this
project by writers who had not seen a rule. Whole notes (`notes_*.jsonl`) are never learned from. A conditional random
field, by L-BFGS with both penalties (CRFsuite, Okazaki 2007): the same sentences give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from meantime.language.phrases import Words, words_of
from meantime.language.read import read_already, read_parts
from meantime.language.records import Place
from meantime.language.trigger_marks import marked
from meantime.language.trigger_signs import signs_of
from meantime.language.triggers import FIRST, INSIDE, OUTSIDE, model_file, spans_of
from tests.language.scoring_triggers import Row, figures, rows_of

#: Weights of the sum and of the squares of all weights.
_PENALTIES = {"c1": 0.25, "c2": 0.4}
_ROUNDS = 150
_NOW = datetime(2026, 11, 20, 20, tzinfo=UTC)
#: Phrases that are offered at most.
_MOST = 2
#: Signs of each word, and its tag.
Example = tuple[list[list[str]], list[str]]


def main() -> None:
    rows = [*rows_of("triggers_diaries"), *rows_of("triggers_books")]
    if "--check" not in sys.argv:
        _learn([_example(row) for row in rows], Path(str(model_file())), _ROUNDS)
    else:
        for writer in sorted({row["writer"] for row in rows}):
            print(json.dumps({"left out": writer, **figures(left_out(writer, rows))}), flush=True)


def left_out(writer: str, rows: Sequence[Row], rounds: int = _ROUNDS) -> list[tuple[Row, list[str]]]:
    """The rows of one writer with the phrases found in them, learned from all the others: the likeliest tags alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "left_out.crf"
        _learn([_example(row) for row in rows if row["writer"] != writer], path, rounds)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return [(row, _phrases(row, tagger)) for row in rows if row["writer"] == writer]


def _example(row: Row) -> Example:
    line = marked(words_of(row["text"]), read_already(read_parts(row["text"], now=_NOW, tz="UTC")))
    tags = [OUTSIDE] * len(line.words.keys)
    for best, *_ in row["triggers"]:
        start = row["text"].index(best)
        _mark(tags, line.words, (start, start + len(best)))
    return signs_of(line), tags


def _mark(tags: list[str], words: Words, place: Place) -> None:
    spans = [words.tokens[at].place for at in words.at]
    inside = [n for n, (first, last) in enumerate(spans) if first < place[1] and place[0] < last]
    for n in inside:
        tags[n] = FIRST if n == inside[0] else INSIDE


def _learn(examples: Iterable[Example], path: Path, rounds: int) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for signs, tags in examples:
        trainer.append(signs, tags)
    trainer.set_params({**_PENALTIES, "max_iterations": rounds, "feature.possible_transitions": True})
    trainer.train(str(path))


def _phrases(row: Row, tagger: Any) -> list[str]:
    words = words_of(row["text"])
    places = [words.place(*span) for span in spans_of(tagger.tag(_example(row)[0]))]
    return [row["text"][start:end] for start, end in places][:_MOST]


if __name__ == "__main__":
    main()
