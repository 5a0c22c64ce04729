"""A terminal for the tests: real processes, a data folder of their own, a passphrase through a descriptor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import meantime

SOURCE = Path(meantime.__file__).parents[1]
SAM = SOURCE / "meantime" / "content" / "demo" / "sam.jsonl"
PASSPHRASE = "a kettle for the blue morning"

_START = """
import os, sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from pathlib import Path
from meantime.actions.unlock import start_journal
from meantime.core.profile import Profile
profile = Profile(id="new", name=sys.argv[1].title(), tz="Europe/London", country="GB")
name = sys.argv[1] if sys.argv[2] == "named" else ""
opened, _ = start_journal(sys.argv[3], profile, home=Path(os.environ["MEANTIME_HOME"]), sign_in_name=name)
print(opened.person_id)
"""


@dataclass(frozen=True, kw_only=True)
class Said:
    """How one command ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, kw_only=True)
class Terminal:
    """Runs `meantime` as a person would."""

    home: Path
    cwd: Path
    more: dict[str, str] = field(default_factory=dict)

    def env(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("MEANTIME", "DJANGO"))
        }
        return {
            **kept,
            "PYTHONPATH": str(SOURCE),
            "MEANTIME_HOME": str(self.home),
            "MEANTIME_TEST_CHEAPEST_ARGON2": "1",
            "TZ": "Europe/London",
            "COLUMNS": "80",
            **self.more,
        }

    def run(self, *args: str, typed: str | bytes = b"", passphrase: str | None = PASSPHRASE) -> Said:
        """One command. `typed` is its standard input; without a passphrase there is no descriptor for it."""
        env, read = self.env(), None
        if passphrase is not None:
            read = _pipe_with(passphrase)
            env["MEANTIME_PASSPHRASE_FD"] = str(read)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "meantime", *args],
                input=typed.encode() if isinstance(typed, str) else typed,
                capture_output=True,
                env=env,
                cwd=self.cwd,
                pass_fds=() if read is None else (read,),
                start_new_session=True,  # no terminal to ask at
                timeout=60,
                check=False,
            )
        finally:
            if read is not None:
                os.close(read)
        return Said(code=done.returncode, out=done.stdout, err=done.stderr.decode())

    def python(self, code: str, *args: str) -> str:
        """What a Python program prints in the same world."""
        env = {**self.env(), "DJANGO_SETTINGS_MODULE": "meantime.project.settings"}
        done = subprocess.run(
            [sys.executable, "-c", code, *args],
            capture_output=True,
            env=env,
            cwd=self.cwd,
            timeout=60,
            check=True,
        )
        return done.stdout.decode()

    def start_journal(self, name: str = "ana", *, named: bool = False) -> str:
        """A new person with an empty journal here; their id."""
        return self.python(_START, name, "named" if named else "alone", PASSPHRASE).strip()


def _pipe_with(words: str) -> int:
    read, write = os.pipe()
    os.write(write, words.encode() + b"\n")
    os.close(write)
    return read
