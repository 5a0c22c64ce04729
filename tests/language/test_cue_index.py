"""The quick search over many cues finds exactly what one pattern of all of them finds."""

import pytest

from meantime.language.cue_index import CueIndex
from meantime.language.cues import compiled, cue_file, first_words
from tests.language.scoring_parts import labelled

LISTS = {"self": "(myself|my self)", "wish": "(wish|hope*)"}


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("want to die", {"want"}),
        ("(no|not a) point", {"no", "not"}),
        ("so? tired", {"so", "tired"}),
        ("(^|and) {wish} i", {"wish", "hope*", "and"}),
        ("~2 of it", {"~", "of"}),
        ("# pills", {"#"}),
    ],
)
def test_the_words_a_cue_may_begin_with(cue: str, words: set[str]) -> None:
    assert first_words(cue, LISTS) == words


def test_the_earlier_cue_wins_where_two_begin_together() -> None:
    index = CueIndex(["hurt", "hurt {self}"], LISTS)

    match = index.search(" i hurt myself ")

    assert match is not None
    assert match[0] == "hurt "
    assert index.sub("_ ", " i hurt , hurt myself ") == " i _ , _ myself "


def test_it_finds_what_one_pattern_of_all_cues_finds() -> None:
    data = cue_file("support_words")
    cues = [cue for family in data["family"] for cue in family["cues"]]
    index, whole = CueIndex(cues, data["lists"]), compiled(cues, data["lists"])

    for row in labelled("support_fresh"):
        text = f" {row['text'].lower()} "
        found, wanted = index.search(text), whole.search(text)
        assert (found and found.span()) == (wanted and wanted.span())
