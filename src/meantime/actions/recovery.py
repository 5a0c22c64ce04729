"""The recovery key: shown once, asked back, replaced, and used when the passphrase is lost."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from meantime.accounts import people
from meantime.accounts.people import Opened
from meantime.storage.journal import Journal

#: How many of the 24 words are asked back.
ASKED_BACK = 3


def remember_check(journal: Journal, words: str) -> None:
    """Choose which words will be asked back, and keep keyed digests of them under the person's own key."""
    listed = words.split()
    places = sorted(secrets.SystemRandom().sample(range(len(listed)), ASKED_BACK))
    check = tuple((place + 1, _digest(journal, place + 1, listed[place])) for place in places)
    journal.change_profile(recovery_check=check, recovery_confirmed=False)


def asked_places(journal: Journal) -> list[int]:
    """Which words are asked back, counted from 1; empty when nothing is waiting to be asked."""
    return [place for place, _ in journal.profile.recovery_check]


def confirm_recovery_key(journal: Journal, answers: Mapping[int, str]) -> bool:
    """Check the words that were asked back. True, and remembered, when all are right."""
    expected = journal.profile.recovery_check
    right = bool(expected) and all(
        hmac.compare_digest(digest, _digest(journal, place, answers.get(place, "")))
        for place, digest in expected
    )
    if right:
        journal.change_profile(recovery_confirmed=True, recovery_check=())
    return right


def replace_recovery_key(journal: Journal, opened: Opened) -> str:
    """New recovery words; the old ones open nothing from now on. Shown once by whoever asked."""
    words = people.new_recovery_key(opened)
    remember_check(journal, words)
    return words


def _digest(journal: Journal, place: int, word: str) -> str:
    said = f"recovery|{place}|{' '.join(word.casefold().split())}"
    return hmac.new(journal.keys.index, said.encode(), hashlib.sha256).hexdigest()
