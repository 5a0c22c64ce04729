"""Expected trouble as a value: where it is, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that could not be taken as it was given. Never repeats what a person wrote."""

    #: Where: a field name, or a line number of a file as text ("line 12").
    where: str
    #: What is wrong, as a plain sentence.
    what: str
    #: What to do about it, as a plain sentence; empty when nothing can be done.
    what_to_do: str = ""

    def __str__(self) -> str:
        """One line: `where: what. what to do`."""
        return f"{self.where}: {self.what} {self.what_to_do}".strip()


class InvalidRecord(ValueError):
    """A record breaks its own rules; `problems` says how."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
