"""The data key wrapped under what a person knows (passphrase) or keeps (24 recovery words)."""

import hashlib
import hmac
import os
import struct
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from meantime.vault import derive
from meantime.vault.envelope import WRAPPED_BYTES, body_of, unwrap_key, wrap_key
from meantime.vault.errors import Damaged, WrongKey
from meantime.vault.keys import DataKey
from meantime.vault.profiles import RFC_9106_LOW_MEMORY, Argon2Profile
from meantime.vault.words import entropy_from, words_from

_PASSPHRASE_HEADER = b"MP\x01"
_RECOVERY_HEADER = b"MR\x01"
_PASSPHRASE_BODY = struct.Struct(f">IIIB16s32s{WRAPPED_BYTES}s")
_RECOVERY_BODY = struct.Struct(f">I{WRAPPED_BYTES}s")
_SALT_BYTES = 16
_RECOVERY_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseWrap:
    """One stored row per passphrase: enough to check it and, with it, to open the data key."""

    #: Counts passphrase changes of this person, from 1; bound into `wrapped`.
    version: int
    #: Argon2id costs this row was made with.
    profile: Argon2Profile
    #: 16 random bytes, new for every wrap.
    salt: bytes
    #: SHA-256 of the authentication key, 32 bytes. From the same Argon2id run as the wrapping key.
    verifier: bytes = field(repr=False)
    #: kid 1, nonce 12, sealed data key 32, tag 16.
    wrapped: bytes = field(repr=False)

    def to_bytes(self) -> bytes:
        """The 125 bytes of FORMAT.md section 4, for one column."""
        costs = (self.profile.memory_kib, self.profile.iterations, self.profile.lanes)
        return _PASSPHRASE_HEADER + _PASSPHRASE_BODY.pack(
            self.version, *costs, self.salt, self.verifier, self.wrapped
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "PassphraseWrap":
        """Read `to_bytes` back. Raises Damaged or UnknownFormat."""
        body = body_of(data, _PASSPHRASE_HEADER, _PASSPHRASE_BODY.size)
        version, memory, iterations, lanes, salt, verifier, wrapped = _PASSPHRASE_BODY.unpack(body)
        profile = Argon2Profile(memory, iterations, lanes)
        return cls(version=version, profile=profile, salt=salt, verifier=verifier, wrapped=wrapped)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryWrap:
    """One stored row per recovery key. Says nothing about the words."""

    #: Counts recovery keys of this person, from 1; bound into `wrapped`.
    version: int
    #: kid 1, nonce 12, sealed data key 32, tag 16.
    wrapped: bytes = field(repr=False)

    def to_bytes(self) -> bytes:
        """The 68 bytes of FORMAT.md section 5, for one column."""
        return _RECOVERY_HEADER + _RECOVERY_BODY.pack(self.version, self.wrapped)

    @classmethod
    def from_bytes(cls, data: bytes) -> "RecoveryWrap":
        """Read `to_bytes` back. Raises Damaged or UnknownFormat."""
        version, wrapped = _RECOVERY_BODY.unpack(body_of(data, _RECOVERY_HEADER, _RECOVERY_BODY.size))
        return cls(version=version, wrapped=wrapped)


def wrap_with_passphrase(
    data_key: DataKey,
    passphrase: str,
    *,
    person: UUID,
    pepper: bytes = b"",
    profile: Argon2Profile = RFC_9106_LOW_MEMORY,
    version: int = 1,
) -> PassphraseWrap:
    """A new wrap of `data_key` under `passphrase` (any text, NFKC-normalised) with a new salt.

    `pepper` is a server secret kept outside database and backup, or empty. Costs one Argon2id run: 64 MiB and
    about a quarter of a CPU second with the default profile.
    """
    salt = os.urandom(_SALT_BYTES)
    verifier, kek = _stretch(passphrase, salt, profile, pepper)
    wrapped = wrap_key(data_key, kek, _context(derive.KEK, person, version))
    return PassphraseWrap(version=version, profile=profile, salt=salt, verifier=verifier, wrapped=wrapped)


def open_with_passphrase(
    wrap: PassphraseWrap, passphrase: str, *, person: UUID, pepper: bytes = b""
) -> DataKey:
    """The data key. Raises WrongKey for another passphrase or pepper.

    Raises Damaged if the passphrase is right and the wrap still does not open: changed, or another person's.
    """
    verifier, kek = _stretch(passphrase, wrap.salt, wrap.profile, pepper)
    if not hmac.compare_digest(verifier, wrap.verifier):
        raise WrongKey("this passphrase does not open the journal")
    try:
        return unwrap_key(wrap.wrapped, kek, _context(derive.KEK, person, wrap.version))
    except WrongKey:
        raise Damaged("the passphrase is right, but its wrap is damaged") from None


def new_recovery_words() -> str:
    """A new recovery key: 24 words (256 random bits). Show once, store nowhere."""
    return words_from(os.urandom(_RECOVERY_KEY_BYTES))


def wrap_with_recovery(data_key: DataKey, words: str, *, person: UUID, version: int = 1) -> RecoveryWrap:
    """A new wrap of `data_key` under the recovery key `words`. Raises InvalidWords."""
    kek = derive.extract_and_expand(entropy_from(words), derive.RECOVERY)
    return RecoveryWrap(
        version=version, wrapped=wrap_key(data_key, kek, _context(derive.RECOVERY, person, version))
    )


def open_with_recovery(wrap: RecoveryWrap, words: str, *, person: UUID) -> DataKey:
    """The data key. `words` may be typed loosely (see `words.entropy_from`).

    Raises InvalidWords for words that no recovery key can have, WrongKey for those of another one (or a wrap
    that was changed or moved: 256 bits carry no separate verifier, so the two cannot be told apart).
    """
    kek = derive.extract_and_expand(entropy_from(words), derive.RECOVERY)
    return unwrap_key(wrap.wrapped, kek, _context(derive.RECOVERY, person, wrap.version))


def _stretch(passphrase: str, salt: bytes, profile: Argon2Profile, pepper: bytes) -> tuple[bytes, bytes]:
    """(verifier, wrapping key) from one Argon2id run, so that the verifier is no cheaper to guess at."""
    argon2 = Argon2id(
        salt=salt,
        length=derive.KEY_BYTES,
        iterations=profile.iterations,
        lanes=profile.lanes,
        memory_cost=profile.memory_kib,
    )
    # surrogatepass: a plain encode would raise an error that carries the passphrase
    stretched = argon2.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"))
    auth = derive.extract_and_expand(stretched, derive.AUTH, salt=pepper)
    return hashlib.sha256(auth).digest(), derive.extract_and_expand(stretched, derive.KEK, salt=pepper)


def _context(label: bytes, person: UUID, version: int) -> bytes:
    if not 1 <= version <= 0xFFFF_FFFF:
        raise Damaged("a wrap's version is a number from 1 that fits four bytes")
    return label + b"|" + person.bytes + version.to_bytes(4, "big")
