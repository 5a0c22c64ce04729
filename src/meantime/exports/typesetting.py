"""Setting pages with Typst: tagged PDF (PDF/UA-1, ISO 14289-1), the same data give the same bytes.

No clock, no system fonts, no network. Everything a person wrote travels to the template as JSON and is never part of
its markup.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from meantime.exports.printable import FONTS, plain

Paper = Literal["a4", "us-letter"]

_TEMPLATES = Path(__file__).parent / "typst"
#: Inks and fonts of every page; it stands before each template.
_COMMON = "common"


class PdfError(Exception):
    """The page could not be made. The message holds nothing a person wrote."""


def typeset(template: str, data: Mapping[str, Any], *, paper: Paper) -> bytes:
    """The data as `typst/{template}.typ` sets them.

    Raises:
        PdfError: the shipped template or fonts are damaged.
    """
    data = {**data, "paper": paper}
    try:
        return _compiled(template, data)
    except typst.TypstError:
        pass  # a mixture of marks and letters no font can shape; once more with Latin letters alone
    try:
        return _compiled(template, _mapped(data, plain))
    except typst.TypstError:
        raise PdfError("The page could not be made from its template.") from None  # its words stay unsaid


def _compiled(template: str, data: Mapping[str, Any]) -> bytes:
    # A compiler for each page: it would keep the words of the page before, and costs a fifth of a millisecond.
    compiler = typst.Compiler(_source(template), font_paths=_fonts(), ignore_system_fonts=True)
    made = compiler.compile(format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_standards="ua-1")
    if not isinstance(made, bytes):
        raise PdfError("The page could not be made as one file.")
    return made


@lru_cache(maxsize=4)
def _source(template: str) -> bytes:
    return b"\n".join((_TEMPLATES / f"{name}.typ").read_bytes() for name in (_COMMON, template))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same JSON value with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _mapped(inner, change) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(inner, change) for inner in value]
    return value
