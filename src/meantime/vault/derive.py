"""One secret in, purpose-bound keys out: HKDF-SHA256 (RFC 5869), always 32 bytes, one label per purpose."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

KEY_BYTES = 32

# From the data key, by HKDF-Expand.
RECORD = b"mt/rec/1"
CHAIN = b"mt/chain/1"
INDEX = b"mt/index/1"
IDENTITY = b"mt/id/1"
# From the stretched passphrase, the recovery key and the session token, by HKDF with Extract.
AUTH = b"mt/auth/1"
KEK = b"mt/kek/1"
RECOVERY = b"mt/recovery/1"
SESSION = b"mt/sess/1"


def expand(secret: bytes, label: bytes) -> bytes:
    """32 bytes for `label` from `secret`, which must already be 32 uniform bytes (HKDF-Expand)."""
    return HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=label).derive(secret)


def extract_and_expand(secret: bytes, label: bytes, *, salt: bytes = b"") -> bytes:
    """32 bytes for `label` from `secret` of any shape, with `salt` (empty means 32 zero bytes)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt or None, info=label).derive(secret)
