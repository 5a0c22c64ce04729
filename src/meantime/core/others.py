"""Records this version keeps whole without reading them: kinds of later rooms and of other programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRecord:
    """A record of a kind this version has no page for. Kept and exported unchanged."""

    #: UUID as text.
    id: str
    #: The kind as its writer named it.
    kind: str
    #: Every other field, as it came.
    fields: dict[str, Any] = field(default_factory=dict)
