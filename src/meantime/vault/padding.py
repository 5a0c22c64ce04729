"""Padding that hides the exact length of what a person wrote (ISO/IEC 7816-4: 0x80, then zeros)."""

from meantime.vault.errors import Damaged

#: Sealed plaintexts are a multiple of this many bytes: sizes on disk fall into few classes.
BLOCK = 128


def pad(plaintext: bytes) -> bytes:
    """`plaintext`, one 0x80 byte, then zeros up to the next multiple of 128. Always adds 1 to 128 bytes."""
    return plaintext + b"\x80" + bytes(-(len(plaintext) + 1) % BLOCK)


def unpad(padded: bytes) -> bytes:
    """Undo `pad`. Raises Damaged unless the padding is exactly the one `pad` would have made."""
    end = len(padded.rstrip(b"\x00")) - 1
    if end < 0 or padded[end] != 0x80 or len(padded) % BLOCK or len(padded) - end > BLOCK:
        raise Damaged("the padding is not ours")
    return padded[:end]
