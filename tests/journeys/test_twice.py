"""Every form sent twice, and two tabs with the same page: one record, nothing lost, no mistake of ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meantime.core.notes import Emotion, Note
from meantime.core.reflections import Reflection
from tests.journeys.pages import Form, Visitor
from tests.people import PASSPHRASE, Someone, a_note, a_session, an_anxious_note

#: Page, button, and what is typed into the fields with these labels.
FORMS = {
    "note": ("/", "Keep this note", {"What happened?": "once"}),
    "session": ("/sessions/new", "Keep this session", {"Day": "2026-12-03", "Time": "16:00"}),
    "topic": ("/topics/new", "Keep this topic", {"What is it about?": "once"}),
    "question": ("/questions/new", "Keep these questions", {"Your question": "once"}),
    "reflection": ("/reflections/new", "Keep this look back", {"What did I feel?": "once"}),
}


def filled(visitor: Visitor, page: str, button: str, typed: dict[str, str]) -> Form:
    form = visitor.open(page).form(button)
    for label, words in typed.items():
        form.fill(label, words)
    return form


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_a_form_sent_twice_makes_one_record(ana: Someone, kind: str) -> None:
    visitor, (_, button, _) = Visitor(ana.browser), FORMS[kind]
    form = filled(visitor, *FORMS[kind])

    visitor.press(button, form)
    first = len(ana.journal.everything())
    visitor.press(button, form)

    assert (first, len(ana.journal.everything()), visitor.status) == (1, 1, 200)


def test_questions_of_the_bank_sent_twice_are_kept_once(ana: Someone) -> None:
    visitor = Visitor(ana.browser)
    form = filled(visitor, *FORMS["question"]).tick("How long do people usually need?")

    for _ in range(2):
        visitor.press("Keep these questions", form)

    assert len(ana.journal.questions()) == 2


@pytest.mark.parametrize("kind", ["note", "session", "topic", "question", "reflection"])
def test_an_erasure_sent_twice_erases_once_and_is_no_mistake(ana: Someone, kind: str) -> None:
    visitor, (_, button, _) = Visitor(ana.browser), FORMS[kind]
    visitor.press(button, filled(visitor, *FORMS[kind]))
    (record,) = ana.journal.everything()
    visitor.open(f"/{kind}s/{record.id}/erasure")
    erase = next(one for form in visitor._read().forms for one in form.buttons() if one.startswith("Erase"))
    form = visitor.form(erase)

    visitor.press(erase, form)
    visitor.press(erase, form)

    assert (ana.journal.everything(), visitor.status) == ([], 404)


def test_a_change_sent_twice_is_one_change(ana: Someone) -> None:
    note = ana.keeps(a_note())
    visitor = Visitor(ana.browser).open(f"/notes/{note.id}/words")
    form = visitor.form("Keep the change").fill("What happened?", "changed")

    for _ in range(2):
        visitor.press("Keep the change", form)

    assert [one.text for one in ana.journal.notes()] == ["changed"]
    assert visitor.path == f"/notes/{note.id}"


def test_two_tabs_that_change_one_note_keep_both_versions(ana: Someone) -> None:
    note = ana.keeps(a_note())
    tabs = [Visitor(ana.browser).open(f"/notes/{note.id}/words") for _ in range(2)]
    forms = [tab.form("Keep the change") for tab in tabs]
    for number, (tab, form) in enumerate(zip(tabs, forms, strict=True)):
        tab.press("Keep the change", form.fill("What happened?", f"version {number}"))

    assert tabs[1].path == f"/notes/{note.id}/versions"
    assert all(words in tabs[1].text for words in ("version 0", "version 1"))
    assert sorted(one.text for one in ana.journal.notes()) == ["version 0", "version 1"]


def test_two_tabs_that_change_one_look_back_lose_nothing(ana: Someone) -> None:
    kept = ana.keeps(Reflection(id="00000000-0000-4000-8000-000000000001", at=a_note().at, felt="first"))
    tabs = [Visitor(ana.browser).open(f"/reflections/{kept.id}") for _ in range(2)]
    forms = [tab.form("Keep this look back") for tab in tabs]
    for number, (tab, form) in enumerate(zip(tabs, forms, strict=True)):
        tab.press("Keep this look back", form.fill("What did I feel?", f"version {number}"))

    assert (tabs[1].status, "version 0" in tabs[1].text, "version 1" in tabs[1].page) == (409, True, True)


def test_a_change_of_a_note_that_another_tab_erased_is_not_there(ana: Someone) -> None:
    note = ana.keeps(a_note())
    visitor = Visitor(ana.browser).open(f"/notes/{note.id}/words")
    form = visitor.form("Keep the change").fill("What happened?", "too late")
    ana.journal.erase(note.id)

    assert visitor.press("Keep the change", form).status == 404
    assert ana.journal.notes() == []


def test_a_rating_never_lands_on_another_feeling(ana: Someone) -> None:
    """One tab shows the ratings of "anxious" and "sad"; in another tab "anxious" is taken off the note."""
    note = ana.keeps(an_anxious_note(text="two"))
    both = (Emotion(name="anxious", intensity=2), Emotion(name="sad", intensity=3))
    ana.journal.replace(_with(note, both), base_rev=1)
    visitor = Visitor(ana.browser).open(f"/notes/{note.id}/feelings/ratings")
    form = visitor.form("Keep").tick("9", "Strength")  # the first row: anxious
    ana.journal.replace(_with(note, both[1:]), base_rev=2)

    visitor.press("Keep", form)

    sad = {
        one.name: one.intensity for kept in ana.journal.notes() for one in kept.emotions if one.name == "sad"
    }
    assert sad == {"sad": 3}


def test_an_import_decided_twice_adds_once(ana: Someone) -> None:
    visitor = Visitor(ana.browser)
    header, note = (
        b'{"format":"meantime-journal","version":1}\n',
        b'"at":"2026-11-16T08:10:00Z","text":"x"}\n',
    )
    file = header + b'{"kind":"note","id":"a",' + note
    form = visitor.open("/import").form("See what is in it").attach("File", "x.jsonl", file)
    visitor.press("See what is in it", form)
    button = next(one for form in visitor._read().forms for one in form.buttons() if one.startswith("Add "))
    decision = visitor.form(button)

    for _ in range(2):
        visitor.press(button, decision)

    assert (ana.journal.count_notes(), visitor.status) == (1, 200)


@pytest.mark.django_db(transaction=True)
def test_deleting_everything_twice_is_no_mistake(ana: Someone, chris: Someone) -> None:
    """Beside another person, whose journal stays whole."""
    chris.keeps(a_note(text="still mine"), a_session())
    visitor = Visitor(ana.browser).open("/erasure")
    form = visitor.form("Delete everything")
    form.fill("Type the word “delete”", "delete").fill("Your passphrase", PASSPHRASE)

    for _ in range(2):
        visitor.press("Delete everything", form)
        assert visitor.status == 200

    assert chris.browser.get("/").status_code == 200
    assert [note.text for note in chris.journal.notes()] == ["still mine"]


def _with(note: Note, emotions: tuple[Emotion, ...]) -> Note:
    return replace(note, emotions=emotions)
