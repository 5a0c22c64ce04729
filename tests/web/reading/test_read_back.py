"""After a note is kept: what was read in it is offered, one question is asked, or one gentle card shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meantime.core.notes import MAX_TEXT, CopingSkill, Emotion, Note
from meantime.core.others import OtherRecord
from meantime.storage.journal import Journal
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db
#: A Monday, 12:30 in London.
NOON = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
PANIC = "panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5"
HARD = "I don't want to be alive anymore. Panicky 8/10"
VAGUE = "It's been fine"


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def write(someone: Someone, text: str, **typed: object) -> str:
    """Keep a note as the page does; the address it leads to."""
    answer = someone.browser.post("/notes", {"id": str(uuid4()), "text": text, **typed})
    assert answer.status_code == 302
    return answer.headers["Location"]


def shown(someone: Someone, address: str) -> str:
    return someone.browser.get(address).content.decode()


def note_of(someone: Someone, address: str) -> Note:
    found = re.search(r"kept=([0-9a-f-]{36})", address)
    assert found
    return someone.journal.find(Note, found[1]).record


def offered(page: str) -> dict[str, tuple[str, bool]]:
    """Key to what stands on the chip, and whether it is ticked."""
    chips = re.findall(r'name="found" value="([^"]+)" (checked)?>\s*<span>(.*?)</span>', page, re.S)
    return {key: (re.sub(r"<[^>]+>", " ", words).strip(), bool(on)) for key, on, words in chips}


def keep(someone: Someone, address: str, *keys: str):
    page = shown(someone, address)
    read_at = re.search(r'name="read_at" value="([^"]+)"', page)[1]
    url = f"/notes/{note_of(someone, address).id}/proposals"
    return someone.browser.post(url, {"found": keys, "read_at": read_at})


def test_what_was_read_is_offered_and_nothing_is_kept_yet(ana: Someone) -> None:
    address = write(ana, PANIC)
    page = shown(ana, address)

    chips = offered(page)
    assert "Read in your note" in page
    assert chips["when"] == ("yesterday Sun 22 Nov", True)
    assert chips["feeling:panicky"] == ("panicky 8", True)
    assert chips["coping:slow_breathing"] == ("slow breathing, helped a bit, 8 to 5", True)
    assert note_of(ana, address) == Note(id=note_of(ana, address).id, at=NOON, tz="Europe/London", text=PANIC)


def test_only_what_is_ticked_is_kept_and_the_words_stay(ana: Someone) -> None:
    address = write(ana, PANIC)

    answer = keep(ana, address, "when", "coping:slow_breathing", "feeling:never-offered")

    note = note_of(ana, address)
    assert answer.headers["Location"] == f"/notes/{note.id}"
    assert note.text == PANIC
    assert note.at == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    assert note.coping == (CopingSkill(skill="slow breathing", before=8, after=5, helped="a bit"),)
    assert (note.emotions, note.triggers, note.symptoms) == ((), (), ())


def test_keeping_twice_adds_nothing_more_and_the_day_moves_once(ana: Someone) -> None:
    address = write(ana, PANIC)
    page = shown(ana, address)
    given = {"found": list(offered(page)), "read_at": re.search(r'"read_at" value="([^"]+)"', page)[1]}
    url = f"/notes/{note_of(ana, address).id}/proposals"

    ana.browser.post(url, given)
    once = note_of(ana, address)
    ana.browser.post(url, given)

    assert note_of(ana, address) == once
    assert once.at == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    assert ana.journal.count_notes() == 1


@pytest.mark.parametrize("read_at", ["", "never", "2999-01-01T00:00:00+00:00", "0001-01-01T00:00:00+23:00"])
def test_a_strange_present_counts_as_the_time_of_the_note(ana: Someone, read_at: str) -> None:
    address = write(ana, PANIC)
    url = f"/notes/{note_of(ana, address).id}/proposals"

    assert ana.browser.post(url, {"found": ["when"], "read_at": read_at}).status_code == 302
    assert note_of(ana, address).at == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def test_what_was_tapped_is_not_offered_again_and_its_rating_stays(ana: Someone) -> None:
    address = write(ana, "Felt panicky", feeling=["panicky"])

    assert "feeling:panicky" not in offered(shown(ana, address))
    assert note_of(ana, address).emotions == (Emotion(name="panicky"),)


def test_a_part_of_the_day_is_said_with_its_day(ana: Someone) -> None:
    chips = offered(shown(ana, write(ana, "Cried after talking with mom last night")))

    assert chips["when"] == ("last night Sun 22 Nov, night", True)


def test_the_four_parts_stay_whatever_is_read(ana: Someone) -> None:
    for text in (PANIC, VAGUE, HARD):
        page = shown(ana, write(ana, text))
        assert page.count('class="kept-parts"') == 1


def test_nothing_is_read_when_it_is_switched_off(ana: Someone) -> None:
    ana.journal.change_profile(reads_notes=False)

    assert "Read in your note" not in shown(ana, write(ana, PANIC))


def test_words_in_the_note_are_never_read_as_html(ana: Someone) -> None:
    page = shown(ana, write(ana, "anxious 7/10 because of <b onclick=x>boss</b> yesterday"))

    assert "<b onclick" not in page


def test_a_note_that_says_little_is_asked_one_question(ana: Someone) -> None:
    page = shown(ana, write(ana, VAGUE))

    assert page.count("which moment stays with you most?") == 1
    assert "Add to this note" in page


def test_the_answer_stands_below_the_words_and_is_not_asked_about_again(ana: Someone) -> None:
    address = write(ana, VAGUE)
    url = f"/notes/{note_of(ana, address).id}/additions"

    for _ in range(2):
        answer = ana.browser.post(url, {"words": "On Thursday I froze\r\nin the meeting "})

    assert note_of(ana, address).text == f"{VAGUE}\nOn Thursday I froze\nin the meeting"
    page = shown(ana, answer.headers["Location"])
    assert "Added to your note." in page
    assert 'name="words"' not in page


def test_not_now_puts_the_question_away(ana: Someone) -> None:
    address = write(ana, VAGUE)

    assert f'href="/{address[1:]}&amp;then=later"' in shown(ana, address)
    assert 'name="words"' not in shown(ana, f"{address}&then=later")


def test_an_empty_answer_changes_nothing(ana: Someone) -> None:
    address = write(ana, VAGUE)

    ana.browser.post(f"/notes/{note_of(ana, address).id}/additions", {"words": " \n"})

    assert note_of(ana, address).text == VAGUE


def test_an_answer_too_long_is_given_back(ana: Someone) -> None:
    address = write(ana, VAGUE)

    answer = ana.browser.post(
        f"/notes/{note_of(ana, address).id}/additions", {"words": "quokka " + "x" * MAX_TEXT}
    )

    assert answer.status_code == 422
    assert "quokka x" in answer.content.decode()
    assert note_of(ana, address).text == VAGUE


def test_no_question_twice_in_a_row(ana: Someone) -> None:
    asked = ['name="words"' in shown(ana, write(ana, text)) for text in (VAGUE, "All good", VAGUE)]

    assert asked == [True, False, True]


def test_no_question_when_questions_are_switched_off(ana: Someone) -> None:
    ana.journal.change_profile(asks_questions=False)

    assert 'name="words"' not in shown(ana, write(ana, VAGUE))


def test_a_hard_note_is_kept_as_it_is_and_one_card_shows_alone(ana: Someone) -> None:
    address = write(ana, HARD)
    page = shown(ana, address)

    assert note_of(ana, address).text == HARD
    assert page.count('class="gentle-card"') == 1
    assert "call 999 or 112 now" in page
    assert 'href="/support#now"' in page
    assert f'href="/topics/new?note={note_of(ana, address).id}"' in page
    assert 'href="/support#plan"' not in page
    assert "Read in your note" not in page
    assert 'name="words"' not in page


def test_the_card_leads_to_the_plan_when_there_is_one(ana: Someone) -> None:
    ana.keeps(OtherRecord(id=str(uuid4()), kind="safety_plan", fields={"steps": {"alone": ["walk"]}}))

    assert 'href="/support#plan"' in shown(ana, write(ana, HARD))


def test_a_closed_card_stays_away_for_a_day_and_nothing_is_stored(ana: Someone) -> None:
    shown(ana, write(ana, HARD))
    before = ana.journal.everything(), ana.journal.stored_profile()

    answer = ana.browser.post("/support/card", {"card": "later"})

    cookie = answer.cookies["mt-card"]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("later", 86_400, True)
    assert answer.headers["Location"] == "/"
    assert (ana.journal.everything(), fresh(ana).stored_profile()) == before
    page = shown(ana, write(ana, HARD))
    assert "gentle-card" not in page
    assert 'name="words"' not in page


def test_cards_that_are_hidden_stay_hidden(ana: Someone) -> None:
    ana.browser.post("/support/card", {"card": "hide"})

    assert fresh(ana).profile.offers_support_card is False
    assert "gentle-card" not in shown(ana, write(ana, HARD))


def test_no_card_while_locked(ana: Someone, client) -> None:
    client.cookies = ana.browser.cookies
    client.cookies.pop("mt-session")

    page = client.get("/unlock").content.decode()

    assert "gentle-card" not in page


@pytest.mark.parametrize("verb", ["proposals", "additions"])
def test_nobody_else_reaches_a_note_this_way(
    ana: Someone, ben: Someone, chris: Someone, client, verb: str
) -> None:
    note = ana.keeps(a_note("2026-11-23T08:10:00+00:00", text=PANIC))
    url, given = f"/notes/{note.id}/{verb}", {"found": ["when"], "words": "planted"}

    assert chris.browser.post(url, given).status_code == 404
    assert ben.browser.post(url, given).status_code == 404
    assert client.post(url, given).headers["Location"] == "/unlock"
    assert ana.browser.get(url).status_code == 405
    assert ana.journal.find(Note, note.id).record == note


def test_a_note_of_somebody_else_is_not_read_on_today(ana: Someone, chris: Someone) -> None:
    address = write(ana, PANIC)

    assert "Read in your note" not in shown(chris, address)


def test_reading_asks_the_database_once_for_the_notes_it_learns_from(ana: Someone) -> None:
    address = write(ana, PANIC)
    counts = []
    for reads in (True, False):
        fresh(ana).change_profile(reads_notes=reads, asks_questions=reads, offers_support_card=reads)
        with CaptureQueriesContext(connection) as queries:
            shown(ana, address)
        counts.append(len(queries))

    assert counts[0] == counts[1] + 1


def fresh(someone: Someone) -> Journal:
    return Journal(someone.journal.person_id, someone.journal.data_key)


def test_a_guess_is_a_question_and_not_ticked(ana: Someone) -> None:
    chips = offered(shown(ana, write(ana, "cant sleep again, up at 3am, heart racing")))

    guesses = {words for words, ticked in chips.values() if not ticked}
    assert 1 <= len(guesses) <= 3
    assert all(words.endswith("?") for words in guesses)
    assert guesses & {"anxious?", "panicky?", "stressed?"}
    assert chips["symptom:racing_heart"] == ("racing heart", True)


def test_own_words_kept_before_are_offered_again(ana: Someone) -> None:
    for text in ("had the wobbles in the office", "got the wobbles on the bus"):
        ana.journal.add(a_note(text=text, emotions=(Emotion(name="anxious"),)))
    ana.journal.add(a_note(text="my turtle thing before bed", coping=(CopingSkill(skill="my turtle thing"),)))

    address = write(ana, "had the wobbles at lunch, my turtle thing helped a lot")
    chips = offered(shown(ana, address))
    keep(ana, address, *chips)

    assert chips["feeling:anxious"] == ("anxious", True)
    (own,) = (key for key in chips if key.startswith("coping:"))
    assert (own, chips[own]) == ("coping:26-41", ("my turtle thing, helped a lot", True))
    note = note_of(ana, address)
    assert [emotion.name for emotion in note.emotions] == ["anxious"]
    assert note.coping == (CopingSkill(skill="my turtle thing", helped="a lot"),)
