"""The faith and meaning pack: what a person chose, and the texts they brought."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from meantime.content.faith_files import FaithRow, faith_texts
from meantime.core import faith as rules
from meantime.core.faith import MOST_TEXTS, FaithPack, OwnText, When
from meantime.core.problems import InvalidRecord, Problem
from meantime.storage.journal import Journal


def choose_pack(journal: Journal, chosen: Collection[str]) -> None:
    """Turn the pack on with these choices, or off without any. Texts stay, sealed, until they are erased."""
    known = tuple(row.id for row in faith_texts().choice if row.id in chosen)
    _keep(journal, replace(_pack(journal), chosen=known))


def keep_text(journal: Journal, text: OwnText) -> None:
    """Keep a new or changed text.

    Raises:
        InvalidRecord: it breaks a rule, or there are as many as the pack holds.
    """
    before = _pack(journal).texts
    problems = rules.find_problems(text)
    if len({*(one.id for one in before), text.id}) > MOST_TEXTS:
        what = f"There are {MOST_TEXTS} texts already."
        problems.append(Problem(where="text", what=what, what_to_do="Erase one first."))
    if problems:
        raise InvalidRecord(problems)
    changed = tuple(text if one.id == text.id else one for one in before)
    _keep(journal, replace(_pack(journal), texts=changed if text in changed else (*changed, text)))


def erase_text(journal: Journal, text_id: str) -> None:
    """Remove a text."""
    kept = tuple(one for one in _pack(journal).texts if one.id != text_id)
    _keep(journal, replace(_pack(journal), texts=kept))


def texts_for(journal: Journal, when: When | None = None) -> tuple[OwnText, ...]:
    """The texts to offer at a moment (all without one); none while the pack is off."""
    pack = _pack(journal)
    return tuple(one for one in pack.texts if pack.is_on and when in (None, one.when))


def rows_for(journal: Journal, kind: str) -> tuple[FaithRow, ...]:
    """The questions, practices or questions to ask that fit what was chosen; none while the pack is off.

    Args:
        kind: "question", "practice" or "ask".
    """
    pack = _pack(journal)
    unfit = "no tradition" if pack.has_tradition else "tradition"
    rows: tuple[FaithRow, ...] = getattr(faith_texts(), kind)
    return tuple(row for row in rows if pack.is_on and row.needs != unfit)


def _pack(journal: Journal) -> FaithPack:
    return journal.profile.faith


def _keep(journal: Journal, pack: FaithPack) -> None:
    journal.change_profile(faith=pack)
