"""What a chart is made of and what comes out: a drawing, the sentence that says the same, the table behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from meantime.core.phrases import Phrase

#: Width of the drawing in its own units: 350 is a phone, 300 a phone inside a frame, 640 a page. Letters are 13 units
#: high in all of them.
Width = Literal[300, 350, 640]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Inks of a chart. Shapes say the same as the inks, so a chart in one grey can still be read."""

    #: Words and the main line.
    ink: str
    #: Words beside the point: axes, days.
    quiet: str
    #: Rules behind the marks; decoration only.
    rule: str
    #: What the chart is about.
    accent: str
    #: What lies under a hollow mark.
    ground: str
    #: Stirred up and unpleasant, stirred up and pleasant, low and unpleasant, quiet and pleasant.
    oxblood: str
    brass: str
    indigo: str
    verdigris: str
    #: Names of fonts, best first.
    font: str


#: On a page: the tokens of the theme decide.
WEB = Palette(
    ink="var(--ink)",
    quiet="var(--ink-2)",
    rule="var(--line)",
    accent="var(--primary)",
    ground="var(--surface)",
    oxblood="var(--q-oxblood)",
    brass="var(--q-brass)",
    indigo="var(--q-indigo)",
    verdigris="var(--q-verdigris)",
    font="Atkinson Next, sans-serif",
)
#: On paper: the light theme.
PAPER = Palette(
    ink="#16262E",
    quiet="#44565F",
    rule="#B9C7CC",
    accent="#1D4E6B",
    ground="#FFFFFF",
    oxblood="#611D11",
    brass="#987D24",
    indigo="#312C6A",
    verdigris="#276B5F",
    font="Atkinson Hyperlegible Next",
)
#: Without colour.
GREY = replace(
    PAPER,
    ink="#222222",
    quiet="#555555",
    rule="#BBBBBB",
    accent="#333333",
    oxblood="#222222",
    brass="#666666",
    indigo="#222222",
    verdigris="#555555",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a chart is drawn. The numbers in it do not depend on this."""

    #: Name of the drawing, once on a page: ids in it begin with this. Letters, digits, hyphens.
    name: str = "chart"
    palette: Palette = WEB
    width: Width = 350
    #: Whether time runs from right to left.
    rtl: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One drawing with its words. Every number of the caption stands in the table."""

    #: What the drawing is, in a few words; its accessible name.
    title: Phrase
    #: What it shows, as a sentence.
    caption: Phrase
    #: An SVG element: valid XML, no script, no style, no address of anything else.
    svg: str
    #: Names of the columns of the table.
    headings: tuple[Phrase, ...]
    #: Rows of the table, each as long as `headings`; the first cell names the row.
    rows: tuple[tuple[str, ...], ...]
    #: Which days or values are not there; None when that does not apply.
    gaps: Phrase | None = None
