"""Numbers to tap."""

from __future__ import annotations

from dataclasses import dataclass

from meantime.core.phone_numbers import find_phone_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something to tap."""

    href: str
    #: Words on it, such as "Call" or "Text".
    verb: str
    #: The number or address as people read it.
    shown: str


def links_in(line: str, *, short: bool) -> tuple[Link, ...]:
    """Call and text rows for the numbers in a line a person wrote; `short` where it names a service."""
    links = []
    for number in find_phone_numbers(line, short=short):
        links.append(Link(href=f"tel:{number.tel}", verb="Call", shown=number.shown))
        if number.takes_texts:
            links.append(Link(href=f"sms:{number.tel}", verb="Text", shown=number.shown))
    return tuple(links)
