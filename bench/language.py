"""How well and how fast a sentence is read, on our labelled sentences and on the third of them set apart.

    python -m bench.language            prints JSON lines: what, which sentences, the figures, and times in milliseconds

Both files were written by the makers of the rules, so both figures flatter; the one apart flatters less.
"""

from __future__ import annotations

import json
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from tests.language import (
    scoring,
    scoring_feelings,
    scoring_implied,
    scoring_notes,
    scoring_parts,
    scoring_search,
    test_themes,
)

Row = dict[str, Any]


def main() -> None:
    """Times first, in a process that has read nothing yet; then the figures."""
    _time()
    for apart in ("", "_apart"):
        for what, score in _scores(apart).items():
            print(
                json.dumps({"what": what, "sentences": "apart" if apart else "tuned", **score()}), flush=True
            )
    _time_themes()
    print(json.dumps({"what": "own words", "sentences": "invented diary", **_own_words()}), flush=True)
    for name in ("notes_people", "notes_people_apart", "notes_ten_people", "notes_ten_others_apart"):
        print(json.dumps({"what": "whole notes", "sentences": name, **_whole(name)}), flush=True)
    print(
        json.dumps(
            {"what": "support_people", "sentences": "other people's", **_support(_rows("support_people"))}
        ),
        flush=True,
    )
    fresh = {
        "support_oblique_apart": _support,
        "specificity_fresh": _specificity,
        "traps_fresh": _traps,
        "traps_ten_people_apart": _traps,
        "specificity_ten_people_apart": _specificity,
        "notes_last_ten_apart": scoring_notes.score_notes,
        "notes_ordinary_apart": scoring_notes.score_notes,
    }
    for file, score in fresh.items():  # kept apart for good: nobody tuned a rule on them
        print(json.dumps({"what": file, "sentences": "apart", **score(_rows(file))}), flush=True)


def _scores(apart: str) -> dict[str, Callable[[], dict[str, Any]]]:
    return {
        "when": lambda: scoring.score_when(_rows(f"when{apart}")),
        "ratings": lambda: scoring.score_ratings(_rows(f"ratings{apart}")),
        "feelings": lambda: scoring_feelings.score_feelings(_rows(f"feelings{apart}")),
        "feelings implied": lambda: scoring_implied.score_implied(_rows(f"implied{apart}")),
        "symptoms": lambda: asdict(scoring_parts.symptom_score(f"symptoms{apart}")),
        "coping": lambda: asdict(scoring_parts.coping_score(f"coping{apart}")),
        "whole notes": lambda: scoring_notes.score_notes(_rows(f"notes_people{apart}")),
        "specificity": lambda: _specificity(_rows(f"specificity{apart}")),
        "traps": lambda: _traps(_rows(f"traps{apart}")),
        "support words": lambda: _support(_rows(f"support{apart}")),
        "specificity, other people's": lambda: _specificity(_rows(f"specificity_people{apart}")),
        "traps, other people's": lambda: _traps(_rows(f"traps_people{apart}")),
        "find by description": lambda: scoring_search.recall_and_rank(f"search{apart}"),
        "find by description, several voices": lambda: scoring_search.recall_and_rank(
            f"search_voices{apart}"
        ),
        "find by description, six people": lambda: scoring_search.recall_and_rank_of_people(
            f"search_people{apart}"
        ),
        "find by description, six people, all notes": lambda: scoring_search.recall_and_rank_of_people(
            f"search_people{apart}", together=True
        ),
        "themes": lambda: _themes(f"themes{apart}.jsonl"),
        "themes, several voices": lambda: _themes(f"themes_voices{apart}.jsonl"),
        "themes, other people": lambda: _themes(f"themes_people{apart}.jsonl"),
    }


def _rows(name: str) -> list[Row]:
    return scoring_parts.labelled(name)


def _specificity(rows: Iterable[Row]) -> dict[str, Any]:
    from meantime.language.read import read

    pairs = [(row["gold"], read(row["text"], now=scoring_implied.NOW, tz="UTC").specificity) for row in rows]
    asked = [
        read.asks_for in gold["asks_for"]
        for gold, read in pairs
        if gold["vague"] and read.ask and "asks_for" in gold
    ]
    return {
        "accuracy": _share(gold["vague"] == read.vague for gold, read in pairs),
        "false_asks": _share(read.ask is not None for gold, read in pairs if not gold["vague"]),
        "asks_for_what_is_missing": _share(asked),
        "of": len(pairs),
    }


def _traps(rows: Iterable[Row]) -> dict[str, Any]:
    from meantime.language.traps import find_traps

    pairs = [(row["gold"]["traps"], [hint.trap for hint in find_traps(row["text"])]) for row in rows]
    distorted = [(gold, found) for gold, found in pairs if gold]
    return {
        "hit_1": _share(bool(set(found[:1]) & set(gold)) for gold, found in distorted),
        "hit_3": _share(bool(set(found) & set(gold)) for gold, found in distorted),
        "first_hint_precision": _share(found[0] in gold for gold, found in distorted if found),
        "false_offers": _share(bool(found) for gold, found in pairs if not gold),
        "of": len(pairs),
    }


def _support(rows: Iterable[Row]) -> dict[str, Any]:
    """The card after a note, by words and the model; beside it what the words alone would bring."""
    from meantime.language.sight import look
    from meantime.language.support_sense import asks_for_support
    from meantime.language.support_words import has_support_words

    found = [
        (
            row["gold"]["support"],
            asks_for_support(row["text"], look(row["text"])),
            has_support_words(row["text"]),
        )
        for row in rows
    ]
    return {
        "recall": _share(card for gold, card, _ in found if gold),
        "false_cards": _share(card for gold, card, _ in found if not gold),
        "recall_of_words": _share(words for gold, _, words in found if gold),
        "false_cards_of_words": _share(words for gold, _, words in found if not gold),
        "of": len(found),
    }


def _whole(name: str) -> dict[str, Any]:
    return scoring_notes.score_notes(scoring_notes.rows_of(name))


def _own_words() -> dict[str, Any]:
    """How often the feeling kept is among the first three, over an invented diary: as usual, and after 50 notes."""
    from meantime.language.own_words import learn
    from meantime.language.read import read
    from tests.language.diary import diary

    notes = diary(250, seed=4)
    own = learn(reversed(notes[:50]))
    figures = {}
    for name, given in (("usual", None), ("after_50_notes", own)):
        found = [(n, read(n.text, now=n.at, tz="UTC", own=given).emotions[:3]) for n in notes[50:]]
        figures[f"top_3_{name}"] = _share(
            n.emotions[0].name in {one.name for one in first} for n, first in found
        )
    return {**figures, "of": len(notes) - 50}


def _themes(name: str) -> dict[str, Any]:
    notes, gold = test_themes.labelled(name)
    others = [note for note, thought in zip(notes, gold, strict=True) if thought is None]
    result = asdict(test_themes.outcome(test_themes.with_model(notes), gold))
    return {
        **result,
        "thoughts": len({thought for thought in gold if thought}),
        "notes": len(notes),
        "false_in_the_others_alone": len(test_themes.with_model(others)),
        "same_thought_auc": round(test_themes.same_thought_auc(notes, gold), 3),
    }


def _time() -> None:
    """The first sentence with everything it loads, then a warm process over all labelled sentences."""
    start = time.perf_counter()
    from meantime.language.read import read

    now = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
    read(
        "panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5", now=now, tz="Europe/London"
    )
    first = (time.perf_counter() - start) * 1000
    memory = _memory_mb()
    start = time.perf_counter()
    read("he read my message and left it, third time this week", now=now, tz="Europe/London")
    guess = (time.perf_counter() - start) * 1000
    texts = [
        row["text"]
        for name in ("when", "feelings", "coping", "specificity", "implied")
        for row in _rows(name)
    ]
    taken = []
    for text in texts:
        began = time.perf_counter()
        read(text, now=now, tz="Europe/London")
        taken.append((time.perf_counter() - began) * 1000)
    line = {
        "what": "time",
        "first_sentence_ms": round(first, 1),
        "first_guess_ms": round(guess, 1),
        "median_ms": round(statistics.median(taken), 2),
        "p95_ms": round(sorted(taken)[int(len(taken) * 0.95)], 2),
        "memory_mb": memory,
        "memory_with_the_model_mb": _memory_mb(),
        "goals": {"first_sentence_ms": 500, "p95_ms": 50, "memory_mb": 200},
    }
    print(json.dumps(line), flush=True)


def _memory_mb() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _time_themes(count: int = 2_000) -> None:
    """Thoughts that come back in a plain file of which nothing was read before: our sentences, over and over."""
    from meantime.actions.themes import themes_of
    from meantime.core.journal import MemoryJournal
    from meantime.core.notes import Note

    names = (
        "themes",
        "themes_voices",
        "triggers_diaries",
        "coping",
        "feelings",
        "traps",
        "when",
        "specificity",
    )
    texts = [row["text"] for name in names for row in _rows(name)]
    start = datetime.fromisoformat("2020-01-01T08:00:00+00:00")
    notes = tuple(
        Note(id=f"{n}", at=start + timedelta(hours=21 * n), tz="UTC", text=texts[n % len(texts)])
        for n in range(count)
    )
    began, busy = time.perf_counter(), time.process_time()
    found = themes_of(MemoryJournal(records=notes), most_new=count * 4)
    line = {
        "what": f"themes, {count} plain notes",
        "seconds": round(time.perf_counter() - began, 2),
        "processor_seconds": round(time.process_time() - busy, 2),
        "themes": len(found.themes),
        "goals": {"seconds": 2},
    }
    print(json.dumps(line), flush=True)


def _share(found: Iterable[bool]) -> float:
    listed = list(found)
    return round(sum(listed) / len(listed), 3) if listed else 0.0


if __name__ == "__main__":
    main()
