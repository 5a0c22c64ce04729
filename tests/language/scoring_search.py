"""A diary to look in, and how often the right note is among the first five."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from meantime.language.documents import Document
from meantime.language.meaning import embed
from meantime.language.note_columns import Numbered, with_meaning
from meantime.language.search import Searched, find
from meantime.language.search_meaning import compared_with, query_wordings

DATA = Path(__file__).parent / "data"
AT = datetime(2026, 11, 16, 8, 10, tzinfo=UTC)


def recall_and_rank(name: str, why: str = "meaning") -> dict[str, float]:
    """The share of notes found among the first five, and the mean of one by their rank among the first ten."""
    searched, ids = diary_of(name)
    ranks = _ranks([row for row in labelled(name) if row["gold"]["why"] == why], searched, ids)
    return {**_shares(ranks), "notes": len(ids)}


def recall_and_rank_of_people(name: str, *, together: bool = False) -> dict[str, float]:
    """The same for people who each look among their own notes; or, harder, among the notes of all of them."""
    rows, ranks = labelled(name), list[int]()
    for voice in dict.fromkeys(row["voice"] for row in rows):
        own = [row for row in rows if row["voice"] == voice]
        texts = list(dict.fromkeys(row["text"] for row in (rows if together else own)))
        ids = {text: str(n) for n, text in enumerate(texts)}
        ranks += _ranks([row for row in own if "query" in row["gold"]], searched_by_meaning(*texts), ids)
    return _shares(ranks)


def _ranks(asked: Sequence[dict[str, Any]], searched: Searched, ids: Mapping[str, str]) -> list[int]:
    """Where the note of each query stands, from 1; 0 when it is not among the first ten."""
    found = [(near(row["gold"]["query"], searched, first=10), ids[row["text"]]) for row in asked]
    return [places.index(note) + 1 if note in places else 0 for places, note in found]


def _shares(ranks: Sequence[int]) -> dict[str, float]:
    return {
        "recall_at_5": round(sum(0 < rank <= 5 for rank in ranks) / len(ranks), 3),
        "mrr_at_10": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        "of": len(ranks),
    }


@cache
def diary_of(name: str) -> tuple[Searched, dict[str, str]]:
    """The notes of a file among those of the others, and the id of each text."""
    apart = "_apart" if name.endswith("_apart") else ""
    rows = [row for one in dict.fromkeys((name, f"search{apart}", f"themes{apart}")) for row in labelled(one)]
    texts = list(dict.fromkeys(row["text"] for row in rows if row["text"]))
    return searched_by_meaning(*texts), {text: str(n) for n, text in enumerate(texts)}


def labelled(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").open(encoding="utf-8")]


@cache
def searched_by_meaning(*texts: str) -> Searched:
    """The same, once for the same notes: 5 ms a note."""
    return by_meaning(*texts)


def by_meaning(*texts: str) -> Searched:
    notes = documents(*texts)
    columns = with_meaning([Numbered(number=row, rev=1, document=note) for row, note in enumerate(notes)])
    return Searched(columns=columns, documents=lambda rows: [notes[row] for row in rows])


def near(query: str, searched: Searched, *, first: int = 5) -> list[str]:
    """The ids of the notes that come first."""
    compared = compared_with(embed(query_wordings(query)))(searched.columns)
    return [hit.id for hit in find(query, replace(searched, columns=compared, compared=True))][:first]


def documents(*texts: str) -> list[Document]:
    """Notes with these texts, all of one moment."""
    return [Document(id=str(row), at=AT, text=text) for row, text in enumerate(texts)]
