"""What every page knows: how it looks on this device, and whether the journal is open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

THEMES = ("system", "light", "dark")
TEXT_SIZES = ("100", "115", "130", "150")
HANDS = ("right", "left")


def look(request: HttpRequest) -> dict[str, Any]:
    """Preferences from the cookies of this device; anything strange counts as the usual."""
    journal = getattr(request, "journal", None)
    return {
        "look": {
            "theme": _chosen(request, "mt-theme", THEMES),
            "text": _chosen(request, "mt-text", TEXT_SIZES),
            "hand": _chosen(request, "mt-hand", HANDS),
        },
        "language": getattr(request, "language", "en-GB"),
        "signed_in": journal is not None,
        "lock_after": journal.profile.lock_after if journal else 0,
        "demo": settings.MEANTIME_DEMO,
    }


def _chosen(request: HttpRequest, cookie: str, known: tuple[str, ...]) -> str:
    value = request.COOKIES.get(cookie, "")
    return value if value in known else known[0]
