"""Ana keeps a journal, Ben is her therapist, Chris is a stranger. Each with a browser that is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.core.profile import Profile
from meantime.core.sessions import TherapySession

PASSPHRASE = "a kettle for the blue morning"


@dataclass
class Someone:
    """A person of the tests."""

    name: str
    journal: Any
    opened: Any
    #: A Django test client with their session cookie.
    browser: Any
    #: The 24 recovery words.
    words: str

    def keeps(self, *records: Any) -> Any:
        """Put records into their journal; returns the first."""
        self.journal.add_all(list(records))
        return records[0]


def make_person(name: str, *, tz: str = "Europe/London", country: str = "GB") -> Someone:
    """A new person with an empty journal, signed in."""
    from django.conf import settings
    from django.test import Client

    from meantime.actions.unlock import begin_session, start_journal
    from meantime.storage.journal import Journal

    profile = Profile(id="new", name=name.title(), tz=tz, country=country)
    opened, words = start_journal(PASSPHRASE, profile, home=Path(settings.MEANTIME_HOME), sign_in_name=name)
    journal = Journal(opened.person_id, opened.data_key)
    browser = Client()
    browser.cookies["mt-session"] = begin_session(journal, opened, now=datetime.now(UTC))
    return Someone(name=name, journal=journal, opened=opened, browser=browser, words=words)


def a_note(
    at: str = "2026-11-23T08:10:00+00:00", text: str = "Felt anxious on a Monday morning", **parts: Any
) -> Note:
    """A note; without parts only its text."""
    return Note(id=str(uuid4()), at=datetime.fromisoformat(at), tz="Europe/London", text=text, **parts)


def an_anxious_note(at: str = "2026-11-23T08:10:00+00:00", intensity: int = 7, **more: Any) -> Note:
    """A note with all four parts."""
    return a_note(
        at,
        emotions=(Emotion(name="anxious", intensity=intensity),),
        triggers=("going to work",),
        symptoms=(Symptom(name="tight chest", severity=2),),
        coping=(CopingSkill(skill="slow breathing", before=7, after=5, helped="a bit"),),
        **more,
    )


def a_session(at: str = "2026-11-26T16:00:00+00:00", **more: Any) -> TherapySession:
    """A session with Dr A."""
    return TherapySession(
        id=str(uuid4()), at=datetime.fromisoformat(at), tz="Europe/London", therapist="Dr A", **more
    )
