"""British, spoken and texted wordings in plain words, for the sentence model alone: it learnt from edited text."""

from __future__ import annotations

import re
from functools import cache

from meantime.language.word_files import parsed


def plainer(text: str, lang: str = "en") -> str:
    """The text with the wordings of `content/words/*/plainer.toml` put plainly. What is shown stays as it was."""
    instead, pattern = _wordings(lang)
    return pattern.sub(lambda found: instead[found[0].lower()], text.replace("’", "'"))


@cache
def _wordings(lang: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Each wording with what stands for it, and one pattern that finds them all, the longest first."""
    instead: dict[str, str] = parsed("plainer", lang)["instead"]
    longest_first = sorted(map(re.escape, instead), key=len, reverse=True)
    return instead, re.compile(rf"(?<![\w'])(?:{'|'.join(longest_first)})(?![\w'])", re.IGNORECASE)
