"""The worked example of FORMAT.md is true."""

import hashlib
import re

from tests.vault import by_the_book as book
from tests.vault import hpke_by_hand, vector_files
from tests.vault import make_vectors as given

TEXT = (vector_files.FOLDER.parent / "FORMAT.md").read_text("utf-8")
EXAMPLE = dict(
    re.findall(r"^    (\w[\w ()]*?)  ? *([0-9a-f]{24,})\b", TEXT.partition("## 12")[2], re.MULTILINE)
)


def test_the_keys_of_the_worked_example_follow_from_its_data_key() -> None:
    secret = bytes.fromhex(EXAMPLE["data key"])
    labels = {"K_rec": "mt/rec/1", "K_chain": "mt/chain/1", "K_idx": "mt/index/1", "K_id": "mt/id/1"}
    assert {name: book.expand(secret, label).hex() for name, label in labels.items()} == {
        name: EXAMPLE[name] for name in labels
    }


def test_the_tokens_and_key_encryption_keys_of_the_worked_example_are_right() -> None:
    name = hashlib.sha256(b"mt-session-id|" + given.TOKEN.encode()).hexdigest()[:40]
    assert EXAMPLE["month token"] == book.month_token(given.KEY, "month|2026-11").hex()
    assert EXAMPLE["genesis"] == hashlib.sha256(b"mt/chain/genesis/1").hexdigest()
    assert EXAMPLE["name"] == name
    assert EXAMPLE["K_sess"] == book.hkdf(given.TOKEN.encode(), "mt/sess/1").hex()
    assert EXAMPLE["KEK_rec"] == book.hkdf(bytes.fromhex(EXAMPLE["recovery key"]), "mt/recovery/1").hex()


def test_the_record_of_the_worked_example_begins_as_its_vector_does() -> None:
    record = vector_files.read(vector_files.FOLDER / "record-ok.txt")
    assert EXAMPLE["aad"] == book.bound(given.ANA, 1, given.ID, 3).hex()
    assert record.data.hex().startswith(EXAMPLE["record"])
    assert EXAMPLE["nonce"] == record.data[5:17].hex()
    assert record.hex("plaintext").decode() in TEXT
    assert len(record.data) == 161


def test_the_inbox_numbers_of_the_worked_example_follow_from_its_secrets() -> None:
    secret = hpke_by_hand.private_key(bytes.fromhex(EXAMPLE["inbox secret"]))
    _, context = hpke_by_hand.sender(
        hpke_by_hand.point_of(secret),
        bytes.fromhex(EXAMPLE["info"]),
        ephemeral=bytes.fromhex(EXAMPLE["ephemeral"]),
    )
    assert EXAMPLE["shared_secret"] == context.shared_secret.hex()
    assert EXAMPLE["key"] == context.key.hex()
    assert EXAMPLE["nonce (HPKE)"] == context.base_nonce.hex()


def test_the_words_of_the_worked_example_are_those_of_its_recovery_key() -> None:
    assert EXAMPLE["recovery key"] == given.RECOVERY_KEY.hex()
    assert " ".join(given.WORDS) in re.sub(r"\s+", " ", TEXT)
