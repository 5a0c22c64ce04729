"""The marks of a note: four shapes in four inks, and a dot. Shape and ink say the same."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Literal

from meantime.charts.drawing import tag
from meantime.charts.records import Palette

#: High or low energy (H, L), pleasant or unpleasant (P, U); M mixed or not named.
Quadrant = Literal["HU", "HP", "LU", "LP", "M"]
#: What each shape means. Its order is that of a legend.
MEANINGS: dict[str, str] = {
    "HU": "stirred up, unpleasant",
    "HP": "stirred up, pleasant",
    "LU": "low, unpleasant",
    "LP": "quiet, pleasant",
    "M": "mixed or not named",
}


def mark(kind: str, x: float, y: float, *, size: float, palette: Palette) -> str:
    """The mark of a quadrant, `size` units wide, with its middle at (x, y)."""
    r = size / 2
    pen: dict[str, str | float] = {"fill": "none", "stroke_width": size * 0.2, "stroke_linecap": "round"}
    if kind == "HU":
        return tag("path", d=_zigzag(x, y, r), stroke=palette.oxblood, stroke_linejoin="round", **pen)
    if kind == "HP":
        return tag("path", d=_star(x, y, r), fill=palette.brass)
    if kind == "LU":
        sag = f"M{x - r:.1f} {y - r * 0.5:.1f}Q{x:.1f} {y + r * 1.5:.1f} {x + r:.1f} {y - r * 0.5:.1f}"
        return tag("path", d=sag, stroke=palette.indigo, **pen)
    if kind == "LP":
        return tag("circle", cx=x, cy=y, r=r * 0.8, stroke=palette.verdigris, **pen)
    return tag("circle", cx=x, cy=y, r=r * 0.5, fill=palette.ink)


def _zigzag(x: float, y: float, r: float) -> str:
    up, down = y - r * 0.6, y + r * 0.5
    steps = ((-1.0, down), (-0.5, up), (0.0, down), (0.5, up), (1.0, down))
    return "M" + "L".join(f"{x + r * across:.1f} {high:.1f}" for across, high in steps)


def _star(x: float, y: float, r: float) -> str:
    far = [r * (1.12 if n % 2 == 0 else 0.46) for n in range(10)]
    points = (f"{x + one * sin(n * pi / 5):.1f} {y - one * cos(n * pi / 5):.1f}" for n, one in enumerate(far))
    return "M" + "L".join(points) + "Z"
