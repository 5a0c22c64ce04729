"""The pages of one note, the four parts, two versions, months."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from tests.people import Someone, a_note, an_anxious_note

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PAGES = [
    "",
    "/words",
    "/erasure",
    "/feelings",
    "/triggers",
    "/symptoms",
    "/coping",
    "/feelings/ratings",
    "/coping/ratings",
]


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def kept(ana: Someone, **parts: object) -> Note:
    return ana.keeps(a_note("2026-11-23T08:10:00+00:00", **parts))


def now_kept(ana: Someone, note: Note) -> Note:
    return ana.journal.find(Note, note.id).record


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_there_for_ana_and_not_for_chris_or_ben(
    ana: Someone, ben: Someone, chris: Someone, client, page: str
) -> None:
    note = ana.keeps(an_anxious_note())
    url = f"/notes/{note.id}{page}"

    assert ana.browser.get(url).status_code == 200
    assert chris.browser.get(url).status_code == 404
    assert ben.browser.get(url).status_code == 404
    assert client.get(url).headers["Location"].startswith("/unlock")


@pytest.mark.parametrize(
    "verb", ["/words", "/erasure", "/retraction", "/privacy", "/feelings", "/coping/ratings"]
)
def test_nobody_else_can_change_a_note(ana: Someone, chris: Someone, client, verb: str) -> None:
    note = kept(ana)

    chris.browser.post(f"/notes/{note.id}{verb}", {"text": "x", "name": "y"})
    client.post(f"/notes/{note.id}{verb}", {"text": "x", "name": "y"})

    assert now_kept(ana, note) == note


def test_words_time_and_privacy_change_together(ana: Someone) -> None:
    note = kept(ana)

    answer = ana.browser.post(
        f"/notes/{note.id}/words",
        {"rev": 1, "text": "other words", "day": "2026-11-22", "time": "23:30", "private": "on"},
    )

    assert answer.headers["Location"] == f"/notes/{note.id}"
    changed = now_kept(ana, note)
    assert (changed.text, changed.private) == ("other words", True)
    assert changed.at == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_an_unchanged_time_keeps_its_seconds(ana: Someone) -> None:
    at = datetime(2026, 11, 23, 8, 10, 42, 5, tzinfo=UTC)
    note = ana.keeps(replace(a_note(), at=at))

    ana.browser.post(f"/notes/{note.id}/words", {"rev": 1, "text": "x", "day": "2026-11-23", "time": "08:10"})

    assert now_kept(ana, note).at == at


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"day": "2026-11-24"}, "Choose a time up to now."),
        ({"day": ""}, "Choose the day it was."),
        ({"time": "25:99"}, "Write the time as 08:10."),
        ({"text": ""}, "Write a few words or choose one feeling."),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(
    ana: Someone, change: dict, sentence: str
) -> None:
    note = kept(ana, text="old words")
    given = {"rev": 1, "text": "new words", "day": "2026-11-23", "time": "08:10", **change}

    answer = ana.browser.post(f"/notes/{note.id}/words", given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert given["text"] in answer.content.decode()
    assert now_kept(ana, note) == note


def test_feelings_are_chosen_then_rated(ana: Someone) -> None:
    note = kept(ana)

    answer = ana.browser.post(f"/notes/{note.id}/feelings", {"name": ["anxious", "sad"], "own": "wobbly"})
    assert answer.headers["Location"] == f"/notes/{note.id}/feelings/ratings"
    ana.browser.post(
        answer.headers["Location"],
        {
            "name_0": "anxious",
            "name_1": "sad",
            "name_2": "wobbly",
            "intensity_0": "7",
            "intensity_1": "",
            "intensity_2": "99",
        },
    )

    assert now_kept(ana, note).emotions == (
        Emotion(name="anxious", intensity=7),
        Emotion(name="sad"),
        Emotion(name="wobbly"),
    )


def test_choosing_again_keeps_the_ratings_there_were(ana: Someone) -> None:
    note = ana.keeps(an_anxious_note(intensity=7))

    ana.browser.post(f"/notes/{note.id}/feelings", {"name": ["sad", "Anxious"]})

    assert now_kept(ana, note).emotions == (Emotion(name="sad"), Emotion(name="anxious", intensity=7))


def test_triggers_are_the_person_s_own_phrases(ana: Someone) -> None:
    note = kept(ana)

    ana.browser.post(
        f"/notes/{note.id}/triggers", {"name": ["work"], "own": "Ruth asking,  going to work\nwork"}
    )

    assert now_kept(ana, note).triggers == ("work", "Ruth asking", "going to work")


def test_symptoms_have_a_severity(ana: Someone) -> None:
    note = kept(ana)

    ana.browser.post(f"/notes/{note.id}/symptoms", {"name": ["tight chest"]})
    ana.browser.post(f"/notes/{note.id}/symptoms/ratings", {"name_0": "tight chest", "severity_0": "2"})

    assert now_kept(ana, note).symptoms == (Symptom(name="tight chest", severity=2),)


def test_coping_has_before_after_and_a_verdict(ana: Someone) -> None:
    note = kept(ana)

    ana.browser.post(f"/notes/{note.id}/coping", {"name": ["slow breathing", "nothing"]})
    given = {"name_0": "slow breathing", "name_1": "nothing"}
    given |= {"before_0": "7", "after_0": "5", "helped_0": "a bit", "before_1": "6", "after_1": "6"}
    ana.browser.post(f"/notes/{note.id}/coping/ratings", given)

    assert now_kept(ana, note).coping == (
        CopingSkill(skill="slow breathing", before=7, after=5, helped="a bit"),
        CopingSkill(skill="nothing", before=6, after=6),
    )


def test_the_last_part_of_a_note_without_words_cannot_be_taken_away(ana: Someone) -> None:
    note = ana.keeps(a_note(text="", emotions=(Emotion(name="calm"),)))

    answer = ana.browser.post(f"/notes/{note.id}/feelings", {})

    assert answer.status_code == 422
    assert now_kept(ana, note) == note


def test_own_recent_names_come_first(ana: Someone) -> None:
    ana.keeps(a_note("2026-11-20T08:00:00+00:00", triggers=("Ruth asking for something",)))
    note = kept(ana)

    page = ana.browser.get(f"/notes/{note.id}/triggers").content.decode()

    assert page.index("Ruth asking for something") < page.index("<details")


def test_a_part_that_does_not_exist_is_not_there(ana: Someone) -> None:
    assert ana.browser.get(f"/notes/{kept(ana).id}/colours").status_code == 404


def test_privacy_is_one_tap_and_one_back(ana: Someone) -> None:
    note = kept(ana)

    ana.browser.post(f"/notes/{note.id}/privacy", {"private": "yes"})
    assert now_kept(ana, note).private is True
    ana.browser.post(f"/notes/{note.id}/privacy", {"private": "no"})
    assert now_kept(ana, note).private is False


def test_erasing_asks_once(ana: Someone) -> None:
    note = kept(ana)

    assert "Erase this note?" in ana.browser.get(f"/notes/{note.id}/erasure").content.decode()
    assert ana.browser.post(f"/notes/{note.id}/erasure").headers["Location"] == "/"
    assert ana.browser.get(f"/notes/{note.id}").status_code == 404


def test_two_tabs_keep_both_versions_side_by_side_until_one_is_chosen(ana: Someone) -> None:
    note = kept(ana, text="first")
    given = {"rev": 1, "day": "2026-11-23", "time": "08:10"}
    ana.browser.post(f"/notes/{note.id}/words", {**given, "text": "from one tab"})

    answer = ana.browser.post(f"/notes/{note.id}/words", {**given, "text": "from the other tab"})

    page = ana.browser.get(answer.headers["Location"]).content.decode()
    assert "from one tab" in page
    assert "from the other tab" in page
    ana.browser.post(answer.headers["Location"], {"keep": "second"})
    assert [one.text for one in ana.journal.notes()] == ["from the other tab"]


def test_a_month_shows_its_notes_and_the_way_to_its_neighbours(ana: Someone) -> None:
    ana.keeps(
        a_note("2026-01-15T08:00:00+00:00", text="in january"),
        a_note("2025-12-31T08:00:00+00:00", text="in december"),
    )

    page = ana.browser.get("/notes/months/2026/1").content.decode()

    assert "in january" in page
    assert "in december" not in page
    assert 'href="/notes/months/2025/12"' in page
    assert 'href="/notes/months/2026/2"' in page


def test_the_months_are_counted_without_opening_a_note(ana: Someone) -> None:
    ana.keeps(
        *[a_note(f"2024-05-0{n}T08:00:00+00:00") for n in range(1, 4)], a_note("2026-11-01T08:00:00+00:00")
    )

    page = " ".join(ana.browser.get("/notes/months").content.decode().split())

    assert 'href="/notes/months/2024/5">May 2024</a> <span class="quiet figures">3</span>' in page
    assert page.index("November 2026") < page.index("May 2024")


@pytest.mark.parametrize("month", ["2026/13", "2026/0", "1200/1", "9999/1"])
def test_a_month_that_does_not_exist_is_not_there(ana: Someone, month: str) -> None:
    assert ana.browser.get(f"/notes/months/{month}").status_code == 404


def test_an_unknown_note_is_not_there(ana: Someone) -> None:
    assert ana.browser.get(f"/notes/{uuid4()}").status_code == 404
