"""Finding and thoughts by one writer who was not learned from: nobody's other words are easy."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from meantime.language.meaning import embed
from meantime.language.plainer import plainer
from tests.language.scoring_search import near, searched_by_meaning
from tests.language.scoring_triggers import rows_of


def test_notes_are_found_in_other_words_this_often() -> None:
    """Each of 170 notes of ten people among all of them, looked for without any of its own words."""
    rows = rows_of("search_near_apart")
    searched = searched_by_meaning(*(row["note"] for row in rows))

    found = [str(n) in near(row["queries"][0], searched) for n, row in enumerate(rows)]

    assert len(found) == 170
    assert sum(found) / len(found) >= 0.74


def test_wordings_of_one_thought_are_closer_than_others() -> None:
    """The chance that two wordings of one thought are closer than two of others (Mann & Whitney 1947)."""
    groups = [row["wordings"] for row in rows_of("thoughts_near_apart")]
    vectors = embed([plainer(wording) for group in groups for wording in group])
    of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    one, other = np.triu_indices(len(of), 1)
    close, same = (vectors[one] * vectors[other]).sum(axis=1), of[one] == of[other]

    ranks = rankdata(close)[same].sum() - same.sum() * (same.sum() + 1) / 2

    assert ranks / (same.sum() * (~same).sum()) >= 0.72


def test_no_note_was_learned_from_that_is_measured() -> None:
    learned = {row["note"] for row in rows_of("search_near")}
    apart = {row["note"] for row in rows_of("search_near_apart")}

    assert len(learned) > 400
    assert learned.isdisjoint(apart)
