"""A week between two sessions, from the first page to the brief and out again, by the forms the pages offer."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pypdf
import pytest
import time_machine

from tests.journeys.pages import Visitor

PASSPHRASE = "a kettle for the blue morning"
MONDAY = "Felt anxious on a Monday morning before going to work"
TUESDAY = "Cried after talking with mom"
THURSDAY = "Shut down in one of the meetings"
SATURDAY = "Skipped three social activities this week"
OPENING = (
    "On Thursday I shut down in one of the meetings. I don't know why. I'd like to understand what happened."
)
QUESTION = "How will I know it is working?"
REFLECTION = {
    "What did I feel?": "Anxious before work, then mostly flat.",
    "What did I do, and what changed?": "Breathed on the bus. It got a bit lighter.",
    "What patterns do I notice?": "Mondays are the hard ones.",
    "What do I want to work on next?": "Staying in the room when a meeting gets loud.",
}


@contextmanager
def on(day: int, clock: str) -> Iterator[None]:
    """A moment of November 2026 in London."""
    at = datetime.fromisoformat(f"2026-11-{day:02}T{clock}").replace(tzinfo=ZoneInfo("Europe/London"))
    with time_machine.travel(at, tick=False):
        yield


@pytest.mark.django_db(transaction=True)  # deleting everything shrinks the file, which no transaction allows
def test_a_week_becomes_one_page_and_can_be_taken_along(phone: Visitor) -> None:
    with on(16, "07:55"):
        start(phone)
        add_session(phone, "2026-11-12", "16:00")
        add_session(phone, "2026-11-26", "16:00")
    write_the_week(phone)
    with on(22, "18:00"):
        unlock(phone)
        prepare(phone)
        look_back(phone)
        the_page_shows_all_of_it(phone)
        take_one_line_off(phone)
        page_as_files(phone)
        brief, journal = brief_of(phone), take_out(phone)
        lock_and_unlock(phone)
        assert brief_of(phone) == brief
        delete_everything(phone)
        start(fresh := Visitor())
        bring_in(fresh, journal)
        assert brief_of(fresh) == brief
        assert take_out(fresh) == journal


def start(phone: Visitor) -> None:
    form = phone.open("/").form("Start")
    form.fill("Which country are you in?", "United Kingdom")
    form.fill("Choose a passphrase", PASSPHRASE).fill("Write it once more", PASSPHRASE)
    phone.press("Start", form).follow("Later")
    place = phone.open("/settings/place").form("Keep this")
    zone = next(one for one in place.fields if one.name == "tz")
    zone.value = "Europe/London"
    phone.press("Keep this", place)
    name = phone.open("/settings/name").form("Keep this").fill("Name or initials", "Sam")
    phone.press("Keep this", name)
    assert phone.status == 200


def add_session(phone: Visitor, day: str, clock: str) -> None:
    phone.open("/session").follow("Add your next session" if "Add your next session" in phone.text else "Add")
    form = (
        phone.form("Keep this session").fill("Day", day).fill("Time", clock).fill("With (optional)", "Dr A")
    )
    phone.press("Keep this session", form)
    assert (phone.path, phone.status) == ("/session", 200)


def write_the_week(phone: Visitor) -> None:
    with on(16, "08:10"):
        write(phone.open("/"), MONDAY)
        four_parts(phone)
    with on(17, "19:40"):
        write(phone.open("/"), TUESDAY)  # the phone is locked by now: the note waits, sealed
        assert "Kept. It waits, sealed, until you unlock." in phone.text
    with on(19, "15:30"):
        unlock(phone)
        write(phone.open("/"), THURSDAY)
    with on(21, "21:00"):
        unlock(phone)
        write(phone.open("/"), SATURDAY)
        assert all(words in phone.text for words in (MONDAY, TUESDAY, THURSDAY, SATURDAY))


def write(phone: Visitor, words: str) -> None:
    phone.press("Keep this note", phone.form("Keep this note").fill("What happened?", words))


def unlock(phone: Visitor) -> None:
    phone.open("/")
    phone.press("Unlock", phone.form("Unlock").fill("Passphrase", PASSPHRASE))
    assert phone.path == "/"


def four_parts(phone: Visitor) -> None:
    phone.follow("Look at the note")
    note = phone.path
    phone.follow("Add what you felt")
    phone.press("Continue", phone.form("Continue").tick("anxious"))
    phone.press("Keep", phone.form("Keep").tick("7", "Strength"))
    phone.open(note).follow("Add what set it off")
    phone.press("Continue", phone.form("Continue").fill("In your own words", "going to work"))
    phone.open(note).follow("Add what your mind and body did")
    phone.press("Continue", phone.form("Continue").tick("tight chest"))
    phone.press("Keep", phone.form("Keep").tick("Moderate", "How much"))
    phone.open(note).follow("Add what you did")
    phone.press("Continue", phone.form("Continue").tick("slow breathing"))
    rated = phone.form("Keep").tick("7", "Strength before").tick("5", "Strength after")
    phone.press("Keep", rated.tick("A bit", "Did it help?"))
    for words in ("anxious", "going to work", "tight chest", "slow breathing"):
        assert words in phone.open(note).text


def prepare(phone: Visitor) -> None:
    note = next(href for href, text in phone.open("/").links if THURSDAY in text)
    phone.open(note).follow("Make it a topic")
    form = phone.form("Keep this topic")
    assert next(one.value for one in form.fields if one.label == "What is it about?") == THURSDAY
    form.fill("How I'll begin (optional)", OPENING).tick("Understand it").tick("20")
    phone.press("Keep this topic", form)
    phone.open("/session").follow("Add a question")
    phone.press("Keep these questions", phone.form("Keep these questions").fill("Your question", QUESTION))
    assert (phone.path, phone.status) == ("/session", 200)


def look_back(phone: Visitor) -> None:
    phone.open("/session").follow("Look back")
    form = phone.form("Keep this look back")
    for asked, answer in REFLECTION.items():
        form.fill(asked, answer)
    phone.press("Keep this look back", form)
    assert phone.path == "/session"


def the_page_shows_all_of_it(phone: Visitor) -> None:
    phone.open("/brief")
    for words in (THURSDAY, OPENING, QUESTION, TUESDAY, *REFLECTION.values()):
        assert words in phone.text, words
    shown = brief_of(phone)
    known = known_ids(phone)
    lines = [line for section in shown["sections"].values() for line in section]
    assert (shown["notes"], shown["days"]) == (4, 4)
    assert len(lines) >= 9
    assert all(line["sources"] and set(line["sources"]) <= known for line in lines)
    text = json.dumps(shown, ensure_ascii=False)
    assert all(words in text for words in ("Anxious", "going to work", "Slow breathing", "ight chest"))


def known_ids(phone: Visitor) -> set[str]:
    return {json.loads(line)["id"] for line in take_out(phone)[1:]}


def brief_of(phone: Visitor) -> dict:
    """The page as JSON; the session has a new place in the address each time it is asked for."""
    phone.open("/brief")
    where = next(href for href, _ in phone.links if href.endswith(("brief.pdf",)))
    return json.loads(phone.client.get(where.replace(".pdf", ".json")).content)


def take_one_line_off(phone: Visitor) -> None:
    phone.open("/brief").follow("Choose lines")
    form = phone.form("Keep this choice")
    label = next(one.label for one in form.fields if one.type == "checkbox" and TUESDAY in one.label)
    phone.press("Keep this choice", form.untick(label))
    assert TUESDAY not in json.dumps(brief_of(phone))
    assert "On Thursday I shut down in one of the meetings." in json.dumps(brief_of(phone))


def page_as_files(phone: Visitor) -> None:
    phone.open("/brief")
    files = {
        text: phone.client.get(href).content for href, text in phone.links if text in {"PDF", "Markdown"}
    }
    pdf = pypdf.PdfReader(io.BytesIO(files["PDF"]))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert len(pdf.pages) == 1
    for said in ("I don't know why.", QUESTION, "Mondays are the hard ones."):
        assert said in words.replace("’", "'")
        assert said in files["Markdown"].decode().replace("\\", "").replace("’", "'")
    assert TUESDAY not in words


def take_out(phone: Visitor) -> list[str]:
    form = phone.open("/export").form("Make the file").fill("Your passphrase", PASSPHRASE)
    phone.press("Make the file", form)
    return b"".join(phone.response.streaming_content).decode().splitlines()


def lock_and_unlock(phone: Visitor) -> None:
    phone.press("Lock now", phone.open("/settings").form("Lock now"))
    assert THURSDAY not in phone.page
    assert phone.open("/brief").path == "/unlock?next=/brief"
    unlock(phone)


def delete_everything(phone: Visitor) -> None:
    form = phone.open("/erasure").form("Delete everything")
    form.fill("Type the word “delete”", "delete").fill("Your passphrase", PASSPHRASE)
    phone.press("Delete everything", form)
    assert phone.path == "/welcome"
    assert phone.open("/").path == "/welcome"


def bring_in(phone: Visitor, journal: list[str]) -> None:
    data = ("\n".join(journal) + "\n").encode()
    phone.press(
        "See what is in it", phone.open("/import").form("See what is in it").attach("File", "sam.jsonl", data)
    )
    button = next(one for form in phone._read().forms for one in form.buttons() if one.startswith("Add "))
    phone.press(button)
    assert phone.status == 200
