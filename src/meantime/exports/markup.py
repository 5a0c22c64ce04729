"""The person's words inside Markdown, so that nothing they typed becomes markup.

Rules from CommonMark 0.31.2 (backslash escapes) and GitHub's extended autolinks; `$ = ^ ~` too, for other readers.
"""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"([\\`*_{}\[\]<>|~&#$^@=])")
#: Addresses that readers make links of by themselves, and `:names:` of emoji.
_COLON = re.compile(r":(?=[A-Za-z/+_-])")
_WWW = re.compile(r"(?i)\bwww\.")
_LINE_START = re.compile(r"^([-+:]|\d{1,9}(?=[.)]))")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def escaped(words: str) -> str:
    """The words on one line as Markdown that shows exactly them. Line ends become spaces, outer spaces go.

    Control characters and direction overrides, which could act on a screen, show as a replacement character.
    """
    line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\r\n|[\t\n\r]", " ", words).strip(" "))
    text = _COLON.sub(r"\\:", _ALWAYS.sub(r"\\\1", line))
    return _LINE_START.sub(_escaped_start, _WWW.sub(_escaped_dot, text))


def quoted(words: str) -> str:
    """The words as a block quotation that keeps their lines and their indents, without a last line end."""
    lines = [_line(line) for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    # Two spaces at the end keep a line break where the person made one.
    ends = ["  " if line and after else "" for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(f"> {line}{end}" if line else ">" for line, end in zip(lines, ends, strict=True))


def _line(line: str) -> str:
    words = line.lstrip(" \t")
    # No-break spaces: four plain ones would begin a code block.
    indent = line[: len(line) - len(words)].expandtabs(4).replace(" ", "\xa0")
    return indent + escaped(words.rstrip())


def _escaped_dot(found: re.Match[str]) -> str:
    return found[0].replace(".", r"\.")


def _escaped_start(found: re.Match[str]) -> str:
    """A sign that begins a list or a heading; a number keeps its digits and its dot is escaped."""
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"
