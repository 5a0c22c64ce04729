"""Wrote `src/meantime/vault/vectors/*.txt` from FORMAT.md alone (`by_the_book`), never from the vault.

Version 1 is frozen: its files do not change. Run `python -m tests.vault.make_vectors` to see that it still
makes the same bytes; add new cases at the end of a list with new names.
"""

import hashlib
import unicodedata
from pathlib import Path
from uuid import UUID

from mnemonic import Mnemonic

from tests.vault import by_the_book as book
from tests.vault import hpke_by_hand
from tests.vault.vector_files import FOLDER

ANA = UUID("6f1a3c58-2b1e-4d0a-9c77-0d5f4a6e8b10")
CHRIS = UUID("0b9d7e21-5c4f-4e63-8a12-f3c2d1b0a987")
ID = UUID("c2d8e0b4-91f7-4a35-b6d2-7e5a1f0c3948")
OTHER_ID = UUID("3e7c9a15-d024-4f8b-a1c6-58b2e0f79d43")
KEY, OTHER_KEY = bytes(range(32)), bytes(range(32, 64))
NONCE, SALT = bytes(range(100, 112)), bytes(range(200, 216))
TEXT = b'{"kind":"note","text":"Felt anxious on a Monday morning before going to work"}'
PASSPHRASE = "a café near the quay, 1 fine morning"
TYPED_APART = unicodedata.normalize("NFD", PASSPHRASE).replace("fine", "ﬁne")
RECOVERY_KEY = hashlib.sha256(b"recovery key of the vectors").digest()
WORDS = Mnemonic("english").to_mnemonic(RECOVERY_KEY).split()
TOKEN = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
OTHER_TOKEN = "r83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
SCALAR = hashlib.sha256(b"inbox secret of the vectors").digest()
OTHER_SCALAR = hashlib.sha256(b"another inbox secret").digest()
EPHEMERAL = hashlib.sha256(b"ephemeral secret of the vectors").digest()
PUBLIC = hpke_by_hand.point_of(hpke_by_hand.private_key(SCALAR))

Case = tuple[str, str, str, bytes, dict[str, object]]  # name, expect, comment, bytes, header fields


def main(folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    makers = (records, passphrases, recoveries, sessions, identities, inboxes, tokens)
    for make in makers:
        for name, expect, comment, data, fields in make():
            write(folder / f"{name}.txt", {"comment": comment, "expect": expect, **fields}, data)
    for name, expect, comment, events, fields in chains():
        lines = "".join(f"event: {' '.join(map(str, event))}\n" for event in events)
        write(folder / f"{name}.txt", {"comment": comment, "expect": expect, **fields}, b"", lines)


def write(path: Path, fields: dict[str, object], data: bytes, lines: str = "") -> None:
    head = "".join(f"{name}: {_shown(value)}\n" for name, value in fields.items())
    hexed = data.hex()
    rows = [hexed[at : at + 64] for at in range(0, len(hexed), 64)]
    path.write_text(head + lines + "bytes:\n" + "".join(f"{row}\n" for row in rows), "utf-8")


def _shown(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def records() -> list[Case]:
    aad = book.bound(ANA, 1, ID, 3)
    place = {"does": "record", "data-key": KEY, "kid": 1, "person": ANA, "kind": 1, "id": ID, "rev": 3}

    def made(text: bytes, padded: bytes | None = None) -> bytes:
        return book.record(KEY, 1, NONCE, aad, book.padded(text) if padded is None else padded)

    ok, fields = made(TEXT), {**place, "plaintext": TEXT}
    other = book.record(KEY, 1, SALT[:12], aad, book.padded(TEXT))
    flipped = bytearray(ok)
    flipped[40] ^= 0x10
    short, exact = b"a" * 127, b"a" * 128
    return [
        ("record-ok", "opens", "a note", ok, fields),
        ("record-empty", "opens", "no text at all", made(b""), {**place, "plaintext": b""}),
        ("record-127-bytes", "opens", "fills one block exactly", made(short), {**place, "plaintext": short}),
        ("record-128-bytes", "opens", "the padding needs a block of its own", made(exact),
         {**place, "plaintext": exact}),
        ("record-ends-like-padding", "opens", "text ending in 80 00 00", made(b"x\x80\0\0"),
         {**place, "plaintext": b"x\x80\0\0"}),
        ("record-wrong-person", "damaged", "moved to another person", ok, {**fields, "person": CHRIS}),
        ("record-wrong-kind", "damaged", "moved to another kind", ok, {**fields, "kind": 2}),
        ("record-wrong-id", "damaged", "moved to another row", ok, {**fields, "id": OTHER_ID}),
        ("record-wrong-rev", "damaged", "an old revision put back", ok, {**fields, "rev": 4}),
        ("record-other-data-key", "damaged", "sealed under another data key", ok,
         {**fields, "data-key": OTHER_KEY}),
        ("record-other-kid", "damaged", "the key number says 2", ok[:4] + b"\x02" + ok[5:], fields),
        ("record-flipped-bit", "damaged", "one bit of the ciphertext", bytes(flipped), fields),
        ("record-flipped-nonce", "damaged", "one bit of the nonce", ok[:5] + b"\x65" + ok[6:], fields),
        ("record-truncated", "damaged", "the last byte is missing", ok[:-1], fields),
        ("record-header-only", "damaged", "nothing after the header", ok[:4], fields),
        ("record-nothing", "damaged", "no bytes", b"", fields),
        ("record-longer", "damaged", "one byte too many", ok + b"\x00", fields),
        ("record-swapped-tag", "damaged", "the tag of another record", ok[:-16] + other[-16:], fields),
        ("record-bad-magic", "damaged", "not our bytes", b"XX" + ok[2:], fields),
        ("record-future-version", "unknown-format", "version 2", ok[:2] + b"\x02" + ok[3:], fields),
        ("record-unknown-algorithm", "unknown-format", "algorithm 9", ok[:3] + b"\x09" + ok[4:], fields),
        ("record-no-padding", "damaged", "sealed rightly, only zeros inside", made(b"", bytes(128)), fields),
        ("record-padding-missing", "damaged", "sealed rightly, not a multiple of 128", made(b"", b"abc\x80"),
         fields),
        ("record-padding-too-long", "damaged", "sealed rightly, a whole block of zeros too many",
         made(b"", book.padded(TEXT) + bytes(128)), fields),
    ]  # fmt: skip


def passphrases() -> list[Case]:
    def made(**more: object) -> bytes:
        return book.passphrase_wrap(KEY, PASSPHRASE.encode(), ANA, salt=SALT, nonce=NONCE, **more)  # type: ignore[arg-type]

    ok = made(costs=(16, 2, 1))
    fields = {"does": "passphrase", "person": ANA, "pepper": b"", "passphrase": PASSPHRASE,
              "data-key": KEY, "kid": 1}  # fmt: skip
    peppered = {**fields, "pepper": b"pepper of the server"}
    return [
        ("passphrase-ok", "opens", "16 KiB, 2 passes (for speed; real ones cost 64 MiB)", ok, fields),
        ("passphrase-64-mib", "opens", "the profile every real wrap has", made(costs=(65536, 3, 4)), fields),
        ("passphrase-second", "opens", "the second passphrase, the third data key", made(version=2, kid=3),
         {**fields, "kid": 3}),
        ("passphrase-nfkc", "opens", "typed with a combining accent and a ligature", ok,
         {**fields, "passphrase": TYPED_APART}),
        ("passphrase-peppered", "opens", "with the server's pepper", made(pepper=b"pepper of the server"),
         peppered),
        ("passphrase-wrong", "wrong-key", "one letter differs", ok,
         {**fields, "passphrase": PASSPHRASE + "s"}),
        ("passphrase-empty", "wrong-key", "nothing typed", ok, {**fields, "passphrase": ""}),
        ("passphrase-other-pepper", "wrong-key", "the server lost its pepper", ok, peppered),
        ("passphrase-weaker-profile", "wrong-key", "someone wrote 1 pass into the row",
         ok[:11] + b"\0\0\0\x01" + ok[15:], fields),
        ("passphrase-impossible-profile", "damaged", "someone wrote 4 TiB into the row",
         ok[:7] + b"\xff\xff\xff\xff" + ok[11:], fields),
        ("passphrase-other-person", "damaged", "moved to another person", ok, {**fields, "person": CHRIS}),
        ("passphrase-other-version", "damaged", "the change counter was altered", ok[:6] + b"\x02" + ok[7:],
         fields),
        ("passphrase-flipped-bit", "damaged", "one bit of the wrapped key", ok[:-1] + bytes([ok[-1] ^ 1]),
         fields),
        ("passphrase-truncated", "damaged", "the last byte is missing", ok[:-1], fields),
        ("passphrase-bad-magic", "damaged", "a recovery wrap in the wrong column", b"MR" + ok[2:], fields),
        ("passphrase-kid-zero", "damaged", "sealed rightly, but no key is number 0", made(kid=0), fields),
        ("passphrase-future-version", "unknown-format", "format 2", ok[:2] + b"\x02" + ok[3:], fields),
    ]  # fmt: skip


def recoveries() -> list[Case]:
    ok = book.recovery_wrap(KEY, RECOVERY_KEY, ANA, nonce=NONCE)
    spoken = " ".join(WORDS)
    fields = {"does": "recovery", "person": ANA, "words": spoken, "data-key": KEY, "kid": 1}
    numbered = ", ".join(f"{at}. {word[:4].upper()}" for at, word in enumerate(WORDS, start=1))
    others = Mnemonic("english").to_mnemonic(hashlib.sha256(b"other words").digest())
    swapped = " ".join([WORDS[1], WORDS[0], *WORDS[2:]])
    misspelt = " ".join([*WORDS[:6], "zzzz", *WORDS[7:]])
    return [
        ("recovery-ok", "opens", "24 words", ok, fields),
        ("recovery-typed-loosely", "opens", "numbered, in capitals, four letters each, with commas", ok,
         {**fields, "words": numbered}),
        ("recovery-other-words", "wrong-key", "another recovery key", ok, {**fields, "words": others}),
        ("recovery-bad-checksum", "wrong-key", "the first two words swapped", ok,
         {**fields, "words": swapped}),
        ("recovery-unknown-word", "wrong-key", "word 7 is no word", ok,
         {**fields, "words": misspelt, "position": 7}),
        ("recovery-23-words", "wrong-key", "one word short", ok, {**fields, "words": " ".join(WORDS[:-1])}),
        ("recovery-other-person", "wrong-key", "moved to another person", ok, {**fields, "person": CHRIS}),
        ("recovery-truncated", "damaged", "the last byte is missing", ok[:-1], fields),
        ("recovery-future-version", "unknown-format", "format 2", ok[:2] + b"\x02" + ok[3:], fields),
    ]  # fmt: skip


def sessions() -> list[Case]:
    ok = book.session_wrap(KEY, TOKEN, ANA, nonce=NONCE)
    name = hashlib.sha256(b"mt-session-id|" + TOKEN.encode()).hexdigest()[:40]
    fields = {
        "does": "session",
        "person": ANA,
        "token": TOKEN,
        "session-id": name,
        "data-key": KEY,
        "kid": 1,
    }
    return [
        ("session-ok", "opens", "the right cookie", ok, fields),
        ("session-other-token", "wrong-key", "another cookie", ok, {**fields, "token": OTHER_TOKEN}),
        (
            "session-other-person",
            "wrong-key",
            "moved to another person",
            ok,
            {**fields, "person": CHRIS},
        ),
        ("session-truncated", "damaged", "the last byte is missing", ok[:-1], fields),
        ("session-future-version", "unknown-format", "format 2", ok[:2] + b"\x02" + ok[3:], fields),
    ]


def identities() -> list[Case]:
    ok = book.identity(KEY, SCALAR, ANA, nonce=NONCE)
    fields = {"does": "identity", "data-key": KEY, "kid": 1, "person": ANA, "public": PUBLIC}
    return [
        ("identity-ok", "opens", "the inbox secret", ok, fields),
        ("identity-other-person", "damaged", "moved to another person", ok, {**fields, "person": CHRIS}),
        ("identity-other-kid", "damaged", "the key number says 2", ok[:3] + b"\x02" + ok[4:], fields),
        ("identity-zero", "damaged", "sealed rightly, but 0 is no secret",
         book.identity(KEY, bytes(32), ANA, nonce=NONCE), fields),
        ("identity-truncated", "damaged", "the last byte is missing", ok[:-1], fields),
        ("identity-future-version", "unknown-format", "format 2", ok[:2] + b"\x02" + ok[3:], fields),
    ]  # fmt: skip


def inboxes() -> list[Case]:
    ok = book.inbox(PUBLIC, book.padded(TEXT), ANA, ID, ephemeral=EPHEMERAL)
    bare = book.inbox(PUBLIC, TEXT, ANA, ID, ephemeral=EPHEMERAL)
    fields = {"does": "inbox", "secret": SCALAR, "person": ANA, "id": ID, "plaintext": TEXT}
    return [
        ("inbox-ok", "opens", "a note dropped while locked", ok, fields),
        ("inbox-other-recipient", "damaged", "another person's key", ok, {**fields, "secret": OTHER_SCALAR}),
        ("inbox-moved-id", "damaged", "moved to another row", ok, {**fields, "id": OTHER_ID}),
        ("inbox-other-person", "damaged", "moved to another person", ok, {**fields, "person": CHRIS}),
        ("inbox-truncated", "damaged", "the last byte is missing", ok[:-1], fields),
        ("inbox-header-only", "damaged", "nothing after the header", ok[:4], fields),
        ("inbox-flipped-point", "damaged", "the sender's point is off the curve",
         ok[:10] + bytes([ok[10] ^ 1]) + ok[11:], fields),
        ("inbox-no-padding", "damaged", "sealed rightly, not padded", bare, fields),
        ("inbox-bad-magic", "damaged", "a record in the inbox", b"MT" + ok[2:], fields),
        ("inbox-future-version", "unknown-format", "version 2", ok[:2] + b"\x02" + ok[3:], fields),
        ("inbox-unknown-suite", "unknown-format", "suite 9", ok[:3] + b"\x09" + ok[4:], fields),
    ]  # fmt: skip


def tokens() -> list[Case]:
    fields = {"does": "month", "data-key": KEY, "year": 2026, "month": 11}
    early = {**fields, "year": 987, "month": 1}
    return [
        ("month-token", "opens", "November 2026", book.month_token(KEY, "month|2026-11"), fields),
        (
            "month-token-zeros",
            "opens",
            "four and two digits always",
            book.month_token(KEY, "month|0987-01"),
            early,
        ),
    ]


def chains() -> list[tuple[str, str, str, list[list[object]], dict[str, object]]]:
    events: list[list[object]] = []
    mac = hashlib.sha256(b"mt/chain/genesis/1").digest()
    for seq, id, rev, op in ((1, ID, 1, 1), (2, OTHER_ID, 1, 1), (3, ID, 2, 2), (7, OTHER_ID, 2, 3)):
        digest = hashlib.sha256(b"sealed %d" % seq).digest()
        mac = book.chain_mac(KEY, mac, (seq, id, rev, op, digest))
        events.append([seq, id, rev, op, digest.hex(), mac.hex()])
    fields: dict[str, object] = {"does": "chain", "data-key": KEY}
    bits = f"{int.from_bytes(mac, 'big'):0256b}"
    wordlist = Mnemonic("english").wordlist
    head = " ".join(wordlist[int(bits[at : at + 11], 2)] for at in range(0, 88, 11))
    first, second, third, last = events
    altered = [*third[:2], 3, *third[3:]]
    return [
        ("chain-ok", "opens", "four events, a gap in the numbers", events, {**fields, "head": head}),
        ("chain-empty", "opens", "nothing happened yet", [], fields),
        ("chain-deleted-event", "damaged", "the second event is gone", [first, third, last],
         {**fields, "breaks-at": 3}),
        ("chain-deleted-first", "damaged", "the first event is gone", [second, third, last],
         {**fields, "breaks-at": 2}),
        ("chain-reordered", "damaged", "two events changed places", [first, third, second, last],
         {**fields, "breaks-at": 3}),
        ("chain-altered", "damaged", "a revision was altered", [first, second, altered, last],
         {**fields, "breaks-at": 3}),
        ("chain-other-key", "damaged", "another person's chain", events,
         {**fields, "data-key": OTHER_KEY, "breaks-at": 1}),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
