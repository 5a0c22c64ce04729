"""Writing SVG: elements, words, numbers. Whatever a person wrote is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from math import isfinite

from meantime.charts.records import Look
from meantime.core.brief.words import excerpt, width
from meantime.core.phrases import Phrase

#: Height of the letters, in units of the drawing.
LETTERS = 13.0
#: Width of one column of letters (Atkinson Hyperlegible Next, mean of English text: 0.52 em; a little more for safety).
COLUMN = LETTERS * 0.56
#: Everything XML 1.0 does not allow in a text (section 2.2, "Char").
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_A_NAME = re.compile("[^A-Za-z0-9-]")


def tag(element: str, *inside: str, **attributes: str | float | None) -> str:
    """One element. `inside` is markup already; attributes are escaped, `stroke_width` becomes `stroke-width`."""
    said = "".join(
        f' {name.replace("_", "-")}="{escape(_value(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{element}{said}>{''.join(inside)}</{element}>" if inside else f"<{element}{said}/>"


def plain(text: str) -> str:
    """Words as the content of an element: on one line, escaped, without characters XML does not know."""
    return escape(" ".join(_NOT_XML.sub("", text).split()))


def picture(look: Look, title: Phrase, height: float, parts: Iterable[str]) -> str:
    """The whole drawing, named by its title."""
    name = f"{_NOT_A_NAME.sub('-', look.name)}-title"
    return tag(
        "svg",
        tag("title", plain(str(title)), id=name),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {look.width} {_value(height)}",
        role="img",
        aria_labelledby=name,
        font_family=look.palette.font,
        font_size=LETTERS,
        fill=look.palette.ink,
        direction="rtl" if look.rtl else None,
    )


def label(x: float, y: float, text: str, **attributes: str | float | None) -> str:
    """Words with their baseline at `y`."""
    return tag("text", plain(text) or " ", x=x, y=y, **attributes)


def shortened(text: str, room: float) -> str:
    """The words cut with an ellipsis so that they fit into `room` units."""
    columns = max(2, int(room / COLUMN))
    line = " ".join(_NOT_XML.sub("", text).split())
    return line if width(line) <= columns else excerpt(line, columns)


def number(value: float) -> str:
    """A number as people read it: `7`, `5.5`, never more than one digit after the point."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return _NOT_XML.sub("", value)
    return number(value) if isfinite(value) else "0"
