"""Blind tokens: let the database find rows by something it cannot read."""

import hmac

from meantime.vault.keys import RecordKeys

_TOKEN_BYTES = 16


def month_token(keys: RecordKeys, year: int, month: int) -> bytes:
    """16 bytes that stand for a month in this person's journal only: HMAC-SHA256 of "month|2026-11", cut.

    `year` has four digits, `month` is 1 to 12. The same month always gives the same token, so rows of one
    month can be loaded together; which month it is, and which of two people share one, stays hidden.
    """
    return hmac.digest(keys.index, f"month|{year:04d}-{month:02d}".encode(), "sha256")[:_TOKEN_BYTES]
