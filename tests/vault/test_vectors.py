"""Every file in `vault/vectors` means to the vault what it says, and is what FORMAT.md alone would write."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from meantime.vault import chain, inbox, records, sessions, tokens, wraps
from meantime.vault.errors import Damaged, InvalidWords, UnknownFormat, VaultError, WrongKey
from meantime.vault.keys import DataKey, RecordKeys, derive_keys
from tests.vault import hpke_by_hand, make_vectors, vector_files
from tests.vault.vector_files import Vector

VECTORS = vector_files.read_all()
EXPECTED: dict[str, type[VaultError]] = {
    "damaged": Damaged, "unknown-format": UnknownFormat, "wrong-key": WrongKey,
}  # fmt: skip


def keys_of(vector: Vector) -> RecordKeys:
    return derive_keys(DataKey(kid=int(vector.fields.get("kid", "1")), secret=vector.hex("data-key")))


def open_record(vector: Vector) -> bool:
    address = records.RecordAddress(
        person=vector.uuid("person"),
        kind=vector.number("kind"),
        id=vector.uuid("id"),
        rev=vector.number("rev"),
    )
    keys, opens = keys_of(vector), vector.text("expect") == "opens"
    row = (address.id.bytes, address.kind, address.rev, vector.data)
    assert records.open_many(keys, [row], address.person) == [vector.hex("plaintext") if opens else None]
    return records.open_sealed(keys, vector.data, address) == vector.hex("plaintext")


def open_passphrase(vector: Vector) -> bool:
    wrap = wraps.PassphraseWrap.from_bytes(vector.data)
    opened = wraps.open_with_passphrase(
        wrap, vector.text("passphrase"), person=vector.uuid("person"), pepper=vector.hex("pepper")
    )
    return opened == data_key_of(vector) and wrap.to_bytes() == vector.data


def open_recovery(vector: Vector) -> bool:
    wrap = wraps.RecoveryWrap.from_bytes(vector.data)
    opened = wraps.open_with_recovery(wrap, vector.text("words"), person=vector.uuid("person"))
    return opened == data_key_of(vector) and wrap.to_bytes() == vector.data


def open_session(vector: Vector) -> bool:
    opened = sessions.open_session(vector.data, vector.text("token"), person=vector.uuid("person"))
    named = sessions.session_id(vector.text("token")) == vector.text("session-id")
    return opened == data_key_of(vector) and named


def open_identity(vector: Vector) -> bool:
    identity = inbox.open_identity(keys_of(vector), vector.data, person=vector.uuid("person"))
    return identity.public == vector.hex("public")


def open_inbox(vector: Vector) -> bool:
    secret = hpke_by_hand.private_key(vector.hex("secret"))
    identity = inbox.Identity(public=hpke_by_hand.point_of(secret), secret=secret)
    opened = inbox.open_from(identity, vector.data, person=vector.uuid("person"), id=vector.uuid("id"))
    return opened == vector.hex("plaintext")


def make_month(vector: Vector) -> bool:
    return tokens.month_token(keys_of(vector), vector.number("year"), vector.number("month")) == vector.data


def follow_chain(vector: Vector) -> bool:
    events = [event_of(line) for line in vector.events]
    broken_at = chain.find_break(keys_of(vector), events)
    if broken_at is not None:
        assert broken_at == vector.number("breaks-at")
        raise Damaged("the chain breaks where the file says")
    return "head" not in vector.fields or chain.head_words(events[-1][1]) == vector.text("head")


def event_of(line: list[str]) -> tuple[chain.ChainEvent, bytes]:
    seq, id, rev, op, digest, mac = line
    event = chain.ChainEvent(
        seq=int(seq), id=UUID(id), rev=int(rev), op=int(op), digest=bytes.fromhex(digest)
    )
    return event, bytes.fromhex(mac)


def data_key_of(vector: Vector) -> DataKey:
    return DataKey(kid=vector.number("kid"), secret=vector.hex("data-key"))


DOES: dict[str, Callable[[Vector], bool]] = {
    "record": open_record,
    "passphrase": open_passphrase,
    "recovery": open_recovery,
    "session": open_session,
    "identity": open_identity,
    "inbox": open_inbox,
    "month": make_month,
    "chain": follow_chain,
}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_vault_agrees_with_the_file(vector: Vector) -> None:
    check, expect = DOES[vector.text("does")], vector.text("expect")
    if expect == "opens":
        assert check(vector)
        return
    with pytest.raises(VaultError) as raised:
        check(vector)
    # exactly this error, except that words which cannot be a key are a WrongKey that knows where
    assert raised.type is EXPECTED[expect] or (expect == "wrong-key" and raised.type is InvalidWords)


def test_an_unknown_word_is_named_by_its_position_and_never_repeated() -> None:
    vector = vector_files.read(vector_files.FOLDER / "recovery-unknown-word.txt")
    with pytest.raises(InvalidWords) as raised:
        open_recovery(vector)
    assert raised.value.position == 7
    assert str(raised.value) == "Word 7 is not one of the words a recovery key uses."


def test_every_kind_of_envelope_has_a_file_that_opens_and_one_that_does_not() -> None:
    outcomes = {(vector.text("does"), vector.text("expect") == "opens") for vector in VECTORS}
    both = {"record", "passphrase", "recovery", "session", "identity", "inbox", "chain"}
    assert outcomes == {(does, opens) for does in both for opens in (True, False)} | {("month", True)}


def test_the_files_are_what_the_format_document_alone_would_write(tmp_path: Path) -> None:
    make_vectors.main(tmp_path)
    made = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.txt")}
    kept = {path.name: path.read_text("utf-8") for path in vector_files.FOLDER.glob("*.txt")}
    assert made == kept
