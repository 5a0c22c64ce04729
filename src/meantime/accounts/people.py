"""People: starting a journal, unlocking it, changing and recovering its keys."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from meantime.accounts.models import Keyring, OpenPlan, OpenSession, Person
from meantime.vault.errors import Damaged, WrongKey
from meantime.vault.inbox import Identity, new_identity, open_identity, seal_identity
from meantime.vault.keys import DataKey, derive_keys, new_data_key
from meantime.vault.profiles import Argon2Profile
from meantime.vault.wraps import (
    PassphraseWrap,
    RecoveryWrap,
    new_recovery_words,
    open_with_passphrase,
    open_with_recovery,
    wrap_with_passphrase,
    wrap_with_recovery,
)

#: Shortest passphrase, in characters (NIST SP 800-63B-4: 15 when it is the only factor).
SHORTEST_PASSPHRASE = 15
LONGEST_PASSPHRASE = 1024
#: Wrong passphrases that cost nothing; after them the wait doubles from one second up to the longest.
FREE_TRIES = 3
LONGEST_WAIT = timedelta(seconds=30)

#: One Argon2 run takes 64 MiB: no more at once than there are cores here.
_turns = BoundedSemaphore(2)


class WrongPassphrase(Exception):
    """The passphrase does not open this journal."""


class TooSoon(Exception):
    """A passphrase was wrong several times; `wait` says how long until the next try."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("wait before the next try")
        self.wait = wait


class NameTaken(Exception):
    """Somebody signs in with this name already."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opened:
    """A person whose journal is open."""

    person_id: UUID
    data_key: DataKey


def the_only_person() -> Person | None:
    """The one person of this machine, or None when there is nobody yet, or more than one."""
    people = list(Person.objects.all()[:2])
    return people[0] if len(people) == 1 else None


def anyone_here() -> bool:
    """Whether anybody has a journal here."""
    return Person.objects.exists()


def person_named(name: str) -> Person | None:
    """The person who signs in with this name; with an empty name the only person here."""
    wanted = normal_name(name)
    return Person.objects.filter(name=wanted).first() if wanted else the_only_person()


def normal_name(name: str) -> str:
    """A log-in name as it is compared: NFKC, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def create_person(passphrase: str, *, name: str = "") -> tuple[Opened, str]:
    """A new person with a new data key. Returns them opened, and the 24 recovery words, which are shown once.

    Both wraps are opened again before anything is stored: a key that does not open is found now, not later.

    Raises:
        NameTaken: the name is in use, or somebody without one is here already.
    """
    person_id, data_key, words = uuid.uuid4(), new_data_key(), new_recovery_words()
    keyring = _new_keyring(person_id, data_key, passphrase, words)
    try:
        with transaction.atomic():
            Person.objects.create(id=person_id, name=normal_name(name))
            keyring.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken from error
    return Opened(person_id=person_id, data_key=data_key), words


def unlock(person: Person | None, passphrase: str, *, now: datetime) -> Opened:
    """Open a journal with its passphrase. A person who does not exist costs the same time as a wrong passphrase.

    Raises:
        WrongPassphrase: it does not open.
        TooSoon: too many wrong ones; try again after the wait. Never a lock-out.
    """
    if person is None:
        _spend_the_time_of_a_try(passphrase)
        raise WrongPassphrase
    if person.next_try_at and person.next_try_at > now:
        raise TooSoon(person.next_try_at - now)
    try:
        data_key = _open_passphrase(person.id, passphrase)
    except WrongKey:
        _count_wrong_try(person, now)
        raise WrongPassphrase from None
    Person.objects.filter(id=person.id).exclude(wrong_tries=0).update(wrong_tries=0, next_try_at=None)
    return Opened(person_id=person.id, data_key=data_key)


def change_passphrase(person: Person, old: str, new: str, *, now: datetime) -> Opened:
    """Wrap the data key under a new passphrase; end all open sessions and copies of the plan. Twice is harmless."""
    opened = unlock(person, old, now=now)
    _store_passphrase(opened, new)
    return opened


def recover(person: Person | None, words: str, new_passphrase: str) -> Opened:
    """Open with the recovery words and set a new passphrase; ends all open sessions.

    Raises:
        WrongKey: the words do not open this journal.
    """
    if person is None:
        raise WrongKey
    wrap = RecoveryWrap.from_bytes(bytes(_keyring(person.id).recovery_wrap))
    data_key = open_with_recovery(wrap, words, person=person.id)
    opened = Opened(person_id=person.id, data_key=data_key)
    _store_passphrase(opened, new_passphrase)
    return opened


def new_recovery_key(opened: Opened) -> str:
    """Replace the recovery key; the old words open nothing from then on."""
    words = new_recovery_words()
    wrap = wrap_with_recovery(opened.data_key, words, person=opened.person_id)
    open_with_recovery(wrap, words, person=opened.person_id)
    Keyring.objects.filter(person_id=opened.person_id).update(recovery_wrap=wrap.to_bytes())
    return words


def public_key_of(person_id: UUID) -> bytes:
    """The public key notes are sealed to while the journal is locked."""
    return bytes(_keyring(person_id).public_key)


def identity_of(opened: Opened) -> Identity:
    """The key pair that opens the inbox.

    Raises:
        Damaged: the stored public key is not the one of this pair, so notes may have gone to somebody else.
    """
    keyring = _keyring(opened.person_id)
    identity = open_identity(
        derive_keys(opened.data_key), bytes(keyring.sealed_identity), person=opened.person_id
    )
    if identity.public != bytes(keyring.public_key):
        raise Damaged("the public inbox key was exchanged")
    return identity


def erase_person(person_id: UUID) -> None:
    """Destroy the keys first, in a transaction of their own; then the person, their open sessions and plan copies."""
    Keyring.objects.filter(person_id=person_id).delete()
    OpenPlan.objects.filter(person_id=person_id).delete()
    OpenSession.objects.filter(person_id=person_id).delete()
    Person.objects.filter(id=person_id).delete()


def _new_keyring(person_id: UUID, data_key: DataKey, passphrase: str, words: str) -> Keyring:
    identity, keys = new_identity(), derive_keys(data_key)
    by_passphrase = _wrap(data_key, passphrase, person_id)
    by_words = wrap_with_recovery(data_key, words, person=person_id)
    open_with_recovery(RecoveryWrap.from_bytes(by_words.to_bytes()), words, person=person_id)
    return Keyring(
        person_id=person_id,
        passphrase_wrap=by_passphrase.to_bytes(),
        recovery_wrap=by_words.to_bytes(),
        public_key=identity.public,
        sealed_identity=seal_identity(keys, identity, person=person_id),
    )


def _wrap(data_key: DataKey, passphrase: str, person_id: UUID, version: int = 1) -> PassphraseWrap:
    with _turns:
        wrap = wrap_with_passphrase(
            data_key, passphrase, person=person_id, profile=_profile(), version=version
        )
        open_with_passphrase(PassphraseWrap.from_bytes(wrap.to_bytes()), passphrase, person=person_id)
    return wrap


def _store_passphrase(opened: Opened, passphrase: str) -> None:
    old = PassphraseWrap.from_bytes(bytes(_keyring(opened.person_id).passphrase_wrap))
    wrap = _wrap(opened.data_key, passphrase, opened.person_id, old.version + 1)
    with transaction.atomic():
        Keyring.objects.filter(person_id=opened.person_id).update(passphrase_wrap=wrap.to_bytes())
        OpenSession.objects.filter(person_id=opened.person_id).delete()
        OpenPlan.objects.filter(person_id=opened.person_id).delete()
        Person.objects.filter(id=opened.person_id).update(wrong_tries=0, next_try_at=None)


def _open_passphrase(person_id: UUID, passphrase: str) -> DataKey:
    wrap = PassphraseWrap.from_bytes(bytes(_keyring(person_id).passphrase_wrap))
    with _turns:
        return open_with_passphrase(wrap, passphrase, person=person_id)


def _spend_the_time_of_a_try(passphrase: str) -> None:
    with _turns:
        wrap_with_passphrase(new_data_key(), passphrase, person=uuid.uuid4(), profile=_profile())


def _count_wrong_try(person: Person, now: datetime) -> None:
    tries = person.wrong_tries + 1
    late = tries - FREE_TRIES
    wait = min(timedelta(seconds=2 ** min(late - 1, 10)), LONGEST_WAIT) if late > 0 else None
    Person.objects.filter(id=person.id).update(wrong_tries=tries, next_try_at=now + wait if wait else None)


def _keyring(person_id: UUID) -> Keyring:
    return Keyring.objects.get(person_id=person_id)


def _profile() -> Argon2Profile:
    profile: Argon2Profile = settings.MEANTIME_ARGON2
    return profile
