"""What the machine can do at best, measured in the same run, so that ratios travel where times do not."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from bench.measure import median_ms, process_ms


def limits() -> dict[str, float]:
    """Milliseconds: one durable commit, AES-GCM over 20,000 records of 500 bytes, an empty Python process."""
    return {
        "commit_ms": _commit_ms(),
        "aes_20000_ms": _aes_ms(),
        "python_ms": process_ms([sys.executable, "-c", "pass"]),
    }


def _commit_ms() -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "limit.sqlite3", isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE t (x BLOB)")
        return median_ms(lambda: database.execute("INSERT INTO t VALUES (?)", (os.urandom(500),)), 50)


def _aes_ms() -> float:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, nonce, plain = AESGCM(os.urandom(32)), os.urandom(12), os.urandom(500)
    sealed = cipher.encrypt(nonce, plain, b"")
    return median_ms(lambda: [cipher.decrypt(nonce, sealed, b"") for _ in range(20_000)], 5)
