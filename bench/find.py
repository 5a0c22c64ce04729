"""Finding and themes in the sealed journal: python -m bench.find [notes], 20,000 when not said. Prints JSON lines.

The vectors of the notes are drawn by lot: reading 40,000 stretches takes minutes, and comparing them costs the same.
The query's own vectors are real, and so is the figure for reading notes in.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import django

from meantime.language.memory import forget_words

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.project.settings")

QUERIES = (
    "mum",
    "getting up to the office",
    "cried in the kitchen",
    "phone money",
    "what my boss said",
    "rain",
)


def main() -> None:
    """Fill a journal, read it in, then search it warm."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="meantime-bench-") as home:
        os.environ["MEANTIME_HOME"] = home
        django.setup()
        journal = _journal(count)
        from meantime.actions.find import find_notes
        from meantime.actions.themes import themes_of

        _say("read in, ms a sentence", _read_in_ms())
        opening = _times(lambda: journal.notes(), 3)
        _say("open all notes", statistics.median(opening))
        with mock.patch("meantime.language.note_columns.embed", _drawn):
            _say("first find, words of all notes", *_times(lambda: find_notes(journal, "mum", most_new=1), 1))
            _say("every note read in", *_times(lambda: find_notes(journal, "mum", most_new=10**6), 1))
        find_notes(journal, "mum")
        began = time.process_time()
        taken = sorted(ms for query in QUERIES * 10 for ms in _times(lambda: find_notes(journal, query), 1))  # noqa: B023
        processor = (time.process_time() - began) * 1000 / len(taken)
        _say(
            "find, warm",
            statistics.median(taken),
            p95=taken[int(len(taken) * 0.95)],
            goal_p95=60,
            processor=processor,
        )
        for query in QUERIES:
            _say(f"find, warm: {query}", statistics.median(_times(lambda: find_notes(journal, query), 5)))  # noqa: B023
        _say("themes, warm", statistics.median(_times(lambda: themes_of(journal), 3)))
        _say("memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _journal(count: int) -> Any:
    from bench.fill import main as fill

    sys.argv[1:] = [str(count)]
    fill()
    from bench.main_job import PASSPHRASE
    from meantime.accounts import people
    from meantime.accounts.models import Person
    from meantime.storage.journal import Journal

    opened = people.unlock(Person.objects.get(), PASSPHRASE, now=datetime.now(UTC))
    return Journal(opened.person_id, opened.data_key)


def _read_in_ms() -> float:
    from bench.world import make_notes
    from meantime.language.meaning import embed

    texts = [note.text[:220] for note in make_notes(100)]
    embed(texts[:1])
    return _times(lambda: embed(texts), 1)[0] / len(texts)


def _drawn(sentences: list[str]) -> Any:
    import numpy as np

    rows = np.random.default_rng(7).normal(size=(len(sentences), 384)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _times(work: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        forget_words()  # as at the end of every request
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _say(what: str, figure: float, **more: float) -> None:
    line = {"what": what, "figure": round(figure, 1), **{key: round(value, 1) for key, value in more.items()}}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
