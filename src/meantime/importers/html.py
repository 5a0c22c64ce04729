"""Plain text from the little HTML that diary apps put into notes."""

from __future__ import annotations

import html
import re

#: Tags that mark up words and leave nothing behind. Others stay: "<3" and "x < y" are the person's words.
_INLINE = "a|b|big|code|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|tt|u"
_BLOCK = "blockquote|div|h[1-6]|ol|p|ul"
_BREAK = re.compile(r"<br\s{0,9}/?>\n?", re.IGNORECASE)
_ITEM = re.compile(r"\s{0,9}<li(?:\s[^<>]*)?>", re.IGNORECASE)
_EDGE = re.compile(rf"\s{{0,9}}</?(?:{_BLOCK}|li)(?:\s[^<>]*)?>\s{{0,9}}", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,7});")


def plain_text(words: str) -> str:
    """The words without their markup. Text that holds no known tag and no entity stays as it is.

    Line breaks and paragraphs become line ends, list items begin with "- ", entities become their characters. A
    spreadsheet that saves a file again changes its line ends; all come back as line feeds.
    """
    words = words.replace("\r\n", "\n")
    if "<" not in words and "&" not in words:
        return words
    text = _BREAK.sub("\n", words)
    text = _EDGE.sub("\n", _ITEM.sub("\n- ", text))
    text = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\xa0", " "), _TAG.sub("", text))
    return text if text == words else re.sub(r"\n{3,}", "\n\n", text).strip()
