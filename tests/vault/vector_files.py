"""Reads `src/meantime/vault/vectors/*.txt`: header lines `name: value`, then `bytes:` and hex lines."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

FOLDER = Path(__file__).parents[2] / "src" / "meantime" / "vault" / "vectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """One success or one kind of damage."""

    #: File name without ".txt".
    name: str
    #: Header lines; `event` lines are kept apart.
    fields: dict[str, str]
    #: `event:` lines of a chain, split at spaces: seq, id, rev, op, digest, mac.
    events: list[list[str]]
    #: What comes after `bytes:`.
    data: bytes

    def text(self, field: str) -> str:
        return self.fields[field]

    def hex(self, field: str) -> bytes:
        return bytes.fromhex(self.fields[field])

    def uuid(self, field: str) -> UUID:
        return UUID(self.fields[field])

    def number(self, field: str) -> int:
        return int(self.fields[field])


def read(path: Path) -> Vector:
    head, _, tail = path.read_text("utf-8").partition("\nbytes:\n")
    pairs = [line.partition(":")[::2] for line in head.splitlines() if line]
    return Vector(
        name=path.stem,
        fields={name: value.strip() for name, value in pairs if name != "event"},
        events=[value.split() for name, value in pairs if name == "event"],
        data=bytes.fromhex(tail),
    )


def read_all() -> list[Vector]:
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]
