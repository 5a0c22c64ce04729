"""Loaded before Django reads its settings (see `addopts`): a data folder of its own, and keys that cost little."""

from __future__ import annotations

import os
import tempfile

os.environ["MEANTIME_HOME"] = tempfile.mkdtemp(prefix="meantime-tests-")
os.environ["MEANTIME_TEST_CHEAPEST_ARGON2"] = "1"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps an event loop in the thread
os.environ.pop("MEANTIME_SEVERAL", None)
