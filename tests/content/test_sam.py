"""Sam, the invented person of `meantime demo`: a whole, honest-looking, valid plain journal."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

import meantime
from meantime.core.lines import journal_lines, read_journal

SAM = Path(meantime.__file__).parent / "content" / "demo" / "sam.jsonl"
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 12, tzinfo=LONDON)

FIELDS = {
    "note": "at tz text private emotions triggers symptoms coping source",
    "therapy_session": "at minutes therapist",
    "topic": "session text opening want minutes order notes state private",
    "question": "text asked_on answer",
    "homework": "exercise title set_by set_on due_on",
    "attempt": "homework exercise at outcome answers helped learned barrier",
    "ladder": "theme feared rungs",
    "measure": "at measure answers",
    "brief": "session left_out added",
    "reflection": "at felt did notice next",
    "honesty": "at prompt answer share",
    "wondering": "asked_on if then",
    "safety_plan": "steps",
    "watch_point": "text session state notes",
    "session_review": "at session shifted answers remember more_or_less finished",
}
EXERCISES = {
    "journaling", "grounding", "thought_record", "breathing", "exposure", "communication", "emotion_tracking",
    "behavioural_experiment",
}  # fmt: skip
BANNED = (
    "should|must|fail|failed|failure|missed|overdue|streak|lapse|compliance|compliant|resistant|suffer|victim|crazy|"
    "just|simply|easy|obviously|journey|patient|user|entry|log|insight|alert|please"
)
ARTICLE_NOTES = (
    "Felt anxious on a Monday morning before going to work",
    "Cried after talking with mum",
    "Skipped three social activities this week",
    "shut down in one of the meetings, went blank",
)


@cache
def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAM.read_text(encoding="utf-8").splitlines()]


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [record for record in lines()[1:] if record["kind"] == kind]


def moment(record: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(record["at"])


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_in(part)


def test_the_header_names_sam_in_london() -> None:
    assert lines()[0] == {"format": "meantime-journal", "version": 1, "name": "Sam", "tz": "Europe/London"}


def test_every_line_is_compact_json_with_its_letters_as_they_are() -> None:
    written = [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines()]

    assert SAM.read_text(encoding="utf-8") == "\n".join(written) + "\n"


def test_every_record_has_exactly_the_fields_of_its_kind() -> None:
    for record in lines()[1:]:
        assert set(record) == {"kind", "id", *FIELDS[record["kind"]].split()}, record["id"]


def test_ids_are_random_looking_uuids_and_differ() -> None:
    ids = [record["id"] for record in lines()[1:]]

    assert len(set(ids)) == len(ids)
    assert {UUID(each).version for each in ids} == {4}
    assert [str(UUID(each)) for each in ids] == ids


def test_it_holds_about_a_hundred_notes_and_all_kinds() -> None:
    counts = Counter(record["kind"] for record in lines()[1:])

    assert 96 <= counts["note"] <= 104
    assert {kind: counts[kind] for kind in ("measure", "question", "honesty", "wondering", "safety_plan")} == {
        "measure": 10, "question": 8, "honesty": 3, "wondering": 2, "safety_plan": 1,
    }  # fmt: skip
    assert set(counts) == set(FIELDS)


def test_eleven_sessions_were_held_and_one_is_to_come() -> None:
    moments = [moment(session) for session in of_kind("therapy_session")]

    assert [m < NOW for m in moments] == [True] * 11 + [False]
    assert moments[0].date() == date(2026, 9, 10)
    assert moments[-1] == datetime(2026, 11, 26, 16, tzinfo=LONDON)
    assert date(2026, 10, 15) not in {m.date() for m in moments}


def test_records_are_in_order_of_time() -> None:
    moments = [moment(record) for record in lines()[1:] if "at" in record]

    assert moments == sorted(moments)


def test_only_the_next_session_lies_ahead() -> None:
    ahead = [record["kind"] for record in lines()[1:] if "at" in record and moment(record) > NOW]

    assert ahead == ["therapy_session"]


def test_offsets_are_those_of_london_on_the_day() -> None:
    for record in lines()[1:]:
        if "at" in record:
            assert moment(record).isoformat() == moment(record).astimezone(LONDON).isoformat()
    assert {record["at"][-6:] for record in of_kind("note")} == {"+01:00", "+00:00"}


def test_there_is_a_gap_of_more_than_four_days() -> None:
    moments = [moment(note) for note in of_kind("note")]

    gaps = [later - earlier for earlier, later in pairwise(moments)]

    assert max(gaps) > timedelta(days=4)


def test_every_note_has_words_or_a_part_and_valid_scales() -> None:
    for note in of_kind("note"):
        assert (
            note["text"].strip() or note["emotions"] or note["triggers"] or note["symptoms"] or note["coping"]
        )
        assert all(0 <= emotion["intensity"] <= 10 for emotion in note["emotions"])
        assert all(0 <= symptom["severity"] <= 3 for symptom in note["symptoms"])
        for row in note["coping"]:
            assert 0 <= row["before"] <= 10
            assert 0 <= row["after"] <= 10
            assert row["helped"] in {"worse", "no change", "a bit", "a lot", None}


def test_no_two_notes_say_the_same() -> None:
    texts = [note["text"] for note in of_kind("note") if note["text"]]

    assert len(set(texts)) == len(texts) >= 90


@pytest.mark.parametrize("text", ARTICLE_NOTES)
def test_each_example_note_appears_once(text: str) -> None:
    assert [note["text"] for note in of_kind("note")].count(text) == 1


def test_emotions_are_words_of_the_shipped_list() -> None:
    from meantime.content.loader import find_emotion

    names = {emotion["name"] for note in of_kind("note") for emotion in note["emotions"]}

    assert len(names) >= 20
    assert [name for name in sorted(names) if find_emotion(name) is None] == []


def test_homework_covers_all_eight_exercises() -> None:
    assert {item["exercise"] for item in of_kind("homework")} == EXERCISES
    assert {item["set_by"] for item in of_kind("homework")} == {"therapist", "me"}


def test_attempts_use_known_outcomes_and_a_barrier_only_when_it_was_not_this_time() -> None:
    attempts = of_kind("attempt")

    assert {a["outcome"] for a in attempts} == {"did_it", "did_some", "did_something_else", "not_this_time"}
    assert {a["exercise"] for a in attempts} <= EXERCISES
    assert all(a["helped"] is None or 0 <= a["helped"] <= 10 for a in attempts)
    assert all(bool(a["barrier"]) == (a["outcome"] == "not_this_time") for a in attempts)


def test_questionnaires_fall_with_a_bump_in_the_hard_week() -> None:
    totals = {
        name: [sum(m["answers"]) for m in of_kind("measure") if m["measure"] == name]
        for name in ("phq-9", "gad-7")
    }

    assert totals == {"phq-9": [15, 13, 11, 14, 9], "gad-7": [14, 12, 10, 14, 8]}


def test_questionnaires_are_complete_and_item_nine_is_always_not_at_all() -> None:
    for measure in of_kind("measure"):
        assert len(measure["answers"]) == {"phq-9": 9, "gad-7": 7}[measure["measure"]]
        assert set(measure["answers"]) <= {0, 1, 2, 3}
        assert measure["answers"][8:] in ([], [0])


def test_topics_use_known_wants_and_states() -> None:
    topics = of_kind("topic")

    assert {t["want"] for t in topics} == {"understand", "vent", "decide", "learn", "tell"}
    assert {t["state"] for t in topics} == {"open", "said", "parked", "settled"}


def test_three_open_topics_wait_for_the_next_session() -> None:
    ahead = of_kind("therapy_session")[-1]["id"]

    waiting = [t for t in of_kind("topic") if t["session"] == ahead]

    assert [(t["order"], t["state"]) for t in waiting] == [(1, "open"), (2, "open"), (3, "open")]
    assert [t for t in of_kind("topic") if t["state"] == "open"] == waiting
    assert waiting[0]["opening"] == (
        "On Tuesday I shut down in one of the meetings. I don't know why. I'd like to understand what happened."
    )


def test_every_session_has_two_or_three_topics() -> None:
    per_session = Counter(topic["session"] for topic in of_kind("topic"))

    assert set(per_session) == {session["id"] for session in of_kind("therapy_session")}
    assert set(per_session.values()) == {2, 3}


def test_links_lead_to_records_that_exist_and_to_earlier_notes() -> None:
    notes = {note["id"]: note for note in of_kind("note")}
    sessions = {session["id"]: session for session in of_kind("therapy_session")}

    for topic in of_kind("topic"):
        assert topic["notes"]
        assert all(moment(notes[each]) < moment(sessions[topic["session"]]) for each in topic["notes"])
    homework = {item["id"]: item["exercise"] for item in of_kind("homework")}
    for attempt in of_kind("attempt"):
        assert attempt["homework"] is None or homework[attempt["homework"]] == attempt["exercise"]


def test_no_topic_points_at_a_private_note() -> None:
    private = {note["id"] for note in of_kind("note") if note["private"]}

    assert len(private) == 6
    assert private.isdisjoint(each for topic in of_kind("topic") for each in topic["notes"])


def test_honesty_answers_use_all_three_ways_to_share() -> None:
    assert sorted(each["share"] for each in of_kind("honesty")) == ["brief", "private", "topic"]


def test_three_questions_wait_and_five_were_asked_and_answered() -> None:
    states = Counter((q["asked_on"] is None, q["answer"] is None) for q in of_kind("question"))

    assert states == {(False, False): 5, (True, True): 3}


def test_nothing_in_it_uses_a_word_meantime_avoids() -> None:
    pattern = re.compile(rf"\b({BANNED})s?\b|!", re.IGNORECASE)

    found = [text for record in lines()[1:] for text in words_in(record) if pattern.search(text)]

    assert found == []


def test_the_core_reads_it_whole_and_writes_the_same_records_back() -> None:
    written = SAM.read_text(encoding="utf-8").splitlines()

    journal, problems = read_journal(written)

    assert problems == []
    assert [json.loads(line) for line in journal_lines(journal)] == lines()
