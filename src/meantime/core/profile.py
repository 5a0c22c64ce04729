"""What Meantime knows about the person who keeps the journal: a name for the page, a zone, a country."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from meantime.core.faith import FaithPack


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Settings that belong to the journal and are sealed with it."""

    #: UUID as text; one profile a person.
    id: str
    #: Name or initials printed on the brief; empty for none.
    name: str = ""
    #: IANA zone new notes are written in.
    tz: str = "UTC"
    #: ISO 3166-1 alpha-2 country; decides emergency numbers and paper size; "" when not chosen.
    country: str = ""
    #: Language of the pages, BCP 47.
    language: str = "en-GB"
    #: Minutes without use after which the journal locks itself, 1-60.
    lock_after: int = 15
    #: Whether the recovery key was shown and asked back.
    recovery_confirmed: bool = False
    #: Three places among the recovery words, each with a keyed digest of its word: what is asked back.
    recovery_check: tuple[tuple[int, str], ...] = ()
    #: Whether the words of a kept note are read, here, to offer the four parts.
    reads_notes: bool = True
    #: Whether one question is asked after a note or a topic that says little.
    asks_questions: bool = True
    #: Whether a card with ways to get help may show after a hard note.
    offers_support_card: bool = True
    #: Whether preparing is offered on Today from two days before a session.
    offers_preparing: bool = True
    #: Whether preparing asks the private questions of the gap mirror.
    asks_private_questions: bool = True
    #: What was chosen of the faith and meaning pack; off unless chosen.
    faith: FaithPack = field(default_factory=FaithPack)
    #: Ids of the questionnaires that are offered; None for the usual ones.
    measures_on: tuple[str, ...] | None = None
    #: How many days the person plans between two forms; nobody is reminded.
    measures_every: int = 14
    #: Whether a questionnaire asks everything on one page; else one question a page.
    measures_on_one_page: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
