"""The faith and meaning pack: not a word of it until it is chosen, and the person's own texts first."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine

from meantime.actions.exports import export_csv, export_markdown, export_plain
from meantime.content.faith_files import faith_texts
from meantime.core.faith import FaithPack, OwnText
from meantime.core.notes import CopingSkill
from meantime.storage.journal import Journal
from tests.people import Someone, a_note, a_session

HARD = "I don't want to be alive anymore"


def page_of(who: Someone, address: str) -> str:
    response = who.browser.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def turn_on(who: Someone, *chosen: str) -> None:
    assert who.browser.post("/settings/faith", {"chosen": chosen}).status_code == 302


def add_text(who: Someone, when: str = "open", title: str = "Grandmother's line") -> OwnText:
    form = {"title": title, "text": "The river\nknows quokka.", "source": "her kitchen wall", "when": when}
    assert who.browser.post("/settings/faith/texts/new", form).status_code == 302
    return pack_of(who).texts[-1]


def pack_of(who: Someone) -> FaithPack:
    """As it is stored now; a journal remembers its profile for as long as a request lives."""
    return Journal(who.opened.person_id, who.opened.data_key).profile.faith


def everything(who: Someone) -> dict[str, str]:
    """Each page a word of the pack could show on."""
    note, session = a_note(text=HARD, coping=(CopingSkill(skill="tea", helped="a bit"),)), a_session()
    who.keeps(note, session)
    parts = [f"/notes/{note.id}/{part}" for part in ("feelings", "triggers", "coping")]
    fixed = ["/", f"/?kept={note.id}", "/find", "/patterns", "/session", "/practice", "/support", "/offline"]
    forms = [
        "/topics/new",
        "/questions/new",
        "/reflections/new",
        "/support/plan",
        "/support/plan/steps/alone",
    ]
    return {path: page_of(who, path) for path in (*fixed, *parts, *forms, f"/sessions/{session.id}/brief")}


def test_with_the_pack_off_not_a_word_of_it_shows_anywhere(ana: Someone) -> None:
    turn_on(ana, "own", "christian")
    for when in ("open", "hard", "morning"):
        add_text(ana, when)
    turn_on(ana)
    texts = faith_texts()
    rows = (*texts.choice, *texts.question, *texts.ask)
    words = {texts.title, texts.topic, texts.if_you_have_to, texts.questions_heading, "Grandmother", "quokka"}
    words |= {row.text for row in rows} | {"prayer", "faith", "worship", "sacred"}

    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        found = {(path, word) for path, page in everything(ana).items() for word in words if word in page}

    assert found == set()


def test_where_it_is_on_it_shows_where_it_was_said_to(ana: Someone) -> None:
    """The control of the test above, and what the setting promises."""
    turn_on(ana, "own", "christian")
    for when in ("open", "hard", "morning"):
        add_text(ana, when, title=f"For {when}")

    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        pages = everything(ana)

    for path in ("/support", "/support/plan"):
        assert all(f"For {when}" in pages[path] for when in ("open", "hard", "morning"))
    assert "For morning" in pages["/"]
    assert "For open" not in pages["/"]
    kept = next(page for path, page in pages.items() if path.startswith("/?kept"))
    assert kept.index("Your note is saved.") < kept.index("For hard")
    assert "What gives you strength this week?" in pages["/reflections/new"]
    assert "Faith or values" in pages["/topics/new"]
    assert "Are you licensed?" in pages["/questions/new"]
    coping = next(page for path, page in pages.items() if path.endswith("/coping"))
    assert coping.count('value="prayer"') == coping.count('value="meditation"') == 1


def test_a_text_is_folded_until_its_title_is_tapped(ana: Someone) -> None:
    turn_on(ana, "own")
    add_text(ana)

    page = page_of(ana, "/support")

    assert "<summary><bdi>Grandmother&#x27;s line</bdi></summary>" in page
    assert "<details open" not in page


def test_those_without_a_tradition_are_asked_about_none(ana: Someone) -> None:
    turn_on(ana, "meaning")

    asked = page_of(ana, "/reflections/new")

    assert "What does kindness to yourself look like?" in asked
    assert "in your tradition" not in asked
    assert "Are you licensed?" not in page_of(ana, "/questions/new")


def test_a_chosen_question_and_topic_are_kept_like_any(ana: Someone) -> None:
    turn_on(ana, "own")
    form = {"id": str(uuid4()), "rev": "0", "text": "", "bank": ["differ"]}

    ana.browser.post("/questions/new", form)

    assert [one.text for one in ana.journal.questions()] == ["What if we differ on faith or values?"]
    assert 'value="Faith or values"' in page_of(ana, "/topics/new?starter=faith")
    turn_on(ana)
    assert ana.browser.post("/questions/new", form | {"id": str(uuid4())}).status_code == 422


def test_a_text_is_changed_and_erased(ana: Someone) -> None:
    turn_on(ana, "own")
    first, second = add_text(ana, title="One"), add_text(ana, title="Two")
    address = f"/settings/faith/texts/{first.id}"

    ana.browser.post(address, {"title": "Uno", "text": "x", "source": "", "when": "morning"})
    assert [one.title for one in pack_of(ana).texts] == ["Uno", "Two"]

    ana.browser.post(f"/settings/faith/texts/{second.id}/erasure")
    assert [one.title for one in pack_of(ana).texts] == ["Uno"]


def test_what_was_typed_stays_when_a_text_is_not_ready(ana: Someone) -> None:
    response = ana.browser.post(
        "/settings/faith/texts/new", {"title": "", "text": "only this", "when": "open"}
    )

    assert response.status_code == 422
    assert "Write a title, so that you know it again." in response.content.decode()
    assert "only this" in response.content.decode()


def test_there_is_an_end_to_how_many(ana: Someone) -> None:
    for number in range(20):
        add_text(ana, title=str(number))

    response = ana.browser.post("/settings/faith/texts/new", {"title": "t", "text": "x", "when": "open"})

    assert response.status_code == 422
    assert "There are 20 texts already." in response.content.decode()


def test_a_stranger_finds_no_text(ana: Someone, chris: Someone) -> None:
    one = add_text(ana)

    assert chris.browser.get(f"/settings/faith/texts/{one.id}").status_code == 404


@pytest.mark.parametrize("export", [export_plain, export_csv, export_markdown])
def test_no_export_holds_any_of_it(ana: Someone, export) -> None:  # type: ignore[no-untyped-def]
    turn_on(ana, "own", "muslim")
    add_text(ana)
    ana.keeps(a_note(text="in the file"))

    out = b"".join(export(ana.journal))

    assert b"in the file" in out
    assert b"quokka" not in out
    assert b"muslim" not in out


def test_an_odd_choice_is_refused_and_changes_nothing(ana: Someone) -> None:
    assert ana.browser.post("/settings/faith", {"chosen": ["jedi"]}).status_code == 422
    assert not pack_of(ana).is_on
