"""The recovery words: opening with them, being asked for them, replacing them."""

from __future__ import annotations

import re

import pytest

from meantime.actions.recovery import asked_places, remember_check
from tests.journeys.pages import Form, Visitor
from tests.people import PASSPHRASE, Someone, a_note
from tests.web.account.test_unlock import unlock
from tests.web.account.test_welcome import words_shown

NEW = "seven quiet boats at noon"
WORDS = "Your 24 recovery words"


def recover(visitor: Visitor, words: str, *, name: str = "ana", new: str = NEW, again: str = NEW) -> Visitor:
    form = visitor.open("/recover").form("Open the journal")
    form.fill("Name", name).fill(WORDS, words).fill("Choose a passphrase", new).fill(
        "Write it once more", again
    )
    return visitor.press("Open the journal", form)


def test_the_words_open_the_journal_and_set_a_new_passphrase(visitor: Visitor, ana: Someone) -> None:
    note = ana.keeps(a_note(text="still here"))
    recover(visitor, ana.words)

    assert (visitor.path, visitor.status) == ("/", 200)
    assert "still here" in visitor.open(f"/notes/{note.id}").text
    assert unlock(Visitor(), NEW).path == "/"
    assert unlock(Visitor(), PASSPHRASE).status == 422


def test_recovering_locks_every_other_browser(visitor: Visitor, ana: Someone) -> None:
    recover(visitor, ana.words)

    assert ana.browser.get("/settings").status_code == 302
    assert visitor.open("/settings").path == "/settings"


def test_words_are_read_in_capitals_and_on_several_lines(visitor: Visitor, ana: Someone) -> None:
    listed = ana.words.upper().split()
    recover(visitor, "\r\n".join(["  ".join(listed[:12]), " ".join(listed[12:])]) + "\r\n")

    assert visitor.path == "/"


def test_a_word_that_is_no_recovery_word_is_named_by_its_place_and_not_repeated(
    visitor: Visitor, ana: Someone
) -> None:
    listed = ana.words.split()
    listed[6] = "quokka"
    recover(visitor, " ".join(listed))

    assert visitor.status == 422
    assert re.search(r"\b7\b", visitor.text)
    assert "Check it against your sheet." in visitor.text
    assert any(one.value.split()[6:7] == ["quokka"] for one in visitor.form("Open the journal").fields)


@pytest.mark.parametrize("count", [0, 1, 12, 23, 25])
def test_too_few_or_too_many_words_are_said(visitor: Visitor, ana: Someone, count: int) -> None:
    recover(visitor, " ".join((ana.words.split() * 2)[:count]))

    assert visitor.status == 422
    assert unlock(Visitor()).path == "/"  # the passphrase is the old one


def test_the_words_of_another_person_open_nothing(visitor: Visitor, ana: Someone, chris: Someone) -> None:
    recover(visitor, chris.words)

    assert visitor.status == 422
    assert "These words open another journal, not this one. Look for a newer sheet." in visitor.text
    assert unlock(Visitor()).path == "/"


def test_a_name_nobody_has_is_answered_like_other_words(
    visitor: Visitor, ana: Someone, chris: Someone
) -> None:
    known = recover(visitor, chris.words).status, "These words open another journal" in visitor.text
    unknown = recover(Visitor(), chris.words, name="nobody")

    assert known == (422, True)
    assert (unknown.status, "These words open another journal" in unknown.text) == known


def test_good_words_with_a_bad_passphrase_change_nothing(visitor: Visitor, ana: Someone) -> None:
    recover(visitor, ana.words, new="short", again="short")

    assert (visitor.status, "This has 5 characters." in visitor.text) == (422, True)
    assert unlock(Visitor()).path == "/"


def test_recovering_twice_with_one_form_ends_the_same(visitor: Visitor, ana: Someone) -> None:
    recover(visitor, ana.words)
    recover(visitor, ana.words)

    assert visitor.open("/settings").path == "/settings"
    assert unlock(Visitor(), NEW).path == "/"


def answered(visitor: Visitor, words: list[str], *, wrong: bool = False) -> Form:
    form = visitor.open("/recovery-key").form("Check")
    for label in [one.label for one in form.fields if one.label.startswith("Word ")]:
        form.fill(label, "zebra" if wrong else words[int(label.split()[1]) - 1])
    return form


@pytest.fixture
def asked(ana: Someone) -> list[str]:
    """Ana is going to be asked for three of her words."""
    remember_check(ana.journal, ana.words)
    return ana.words.split()


def test_three_words_are_asked_back_and_then_no_more(ana: Someone, asked: list[str]) -> None:
    visitor = Visitor(ana.browser)
    visitor.press("Check", answered(visitor, asked))

    assert "Your recovery key works" in visitor.text
    assert visitor.open("/recovery-key").path == "/settings"
    assert asked_places(ana.journal.__class__(ana.journal.person_id, ana.journal.data_key)) == []


def test_wrong_words_are_asked_for_again(ana: Someone, asked: list[str]) -> None:
    visitor = Visitor(ana.browser)
    visitor.press("Check", answered(visitor, asked, wrong=True))

    assert visitor.status == 422
    assert "These are not the words on your sheet." in visitor.text
    assert [one.value for one in visitor.form("Check").fields if one.label.startswith("Word ")] == [
        "zebra"
    ] * 3


def test_an_empty_answer_says_which_word_is_missing(ana: Someone, asked: list[str]) -> None:
    visitor = Visitor(ana.browser).open("/recovery-key")
    form = visitor.form("Check")
    first = next(one.label for one in form.fields if one.label.startswith("Word "))
    visitor.press("Check", form)

    assert (visitor.status, f"Write {first.lower()} from your sheet." in visitor.text) == (422, True)


def new_key(someone: Someone, passphrase: str = PASSPHRASE) -> Visitor:
    visitor = Visitor(someone.browser).open("/settings/recovery-key")
    form = visitor.form("Make a new recovery key").fill("Your passphrase", passphrase)
    return visitor.press("Make a new recovery key", form)


def test_a_new_recovery_key_ends_the_old_one(visitor: Visitor, ana: Someone) -> None:
    made = new_key(ana)
    words = " ".join(words_shown(made))

    assert len(words.split()) == 24
    assert recover(visitor, ana.words).status == 422
    assert recover(visitor, words).path == "/"


def test_a_new_recovery_key_is_asked_back(ana: Someone) -> None:
    words = words_shown(new_key(ana))
    visitor = Visitor(ana.browser)

    assert "Your recovery key works" in visitor.press("Check", answered(visitor, words)).text


def test_no_new_key_without_the_passphrase(visitor: Visitor, ana: Someone) -> None:
    made = new_key(ana, "another morning altogether")

    assert (made.status, words_shown(made)) == (422, [])
    assert "This passphrase does not open the journal." in made.text
    assert recover(visitor, ana.words).path == "/"


def test_a_new_key_asked_for_twice_leaves_the_last_one_working(ana: Someone) -> None:
    first, second = (" ".join(words_shown(new_key(ana))) for _ in range(2))

    assert recover(Visitor(), first).status == 422
    assert recover(Visitor(), second).path == "/"


def test_words_of_a_journal_are_on_no_page_later(ana: Someone) -> None:
    shown = words_shown(new_key(ana))
    page = Visitor(ana.browser).open("/settings/recovery-key").page

    assert not re.search(rf"{shown[0]}.*{shown[1]}.*{shown[2]}", page, re.DOTALL)
