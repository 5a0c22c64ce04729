"""Small drawings for templates: icons and marks."""

from __future__ import annotations

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()

#: What a mark means, for those who do not see it.
MARK_WORDS = {
    "HU": "stirred up, unpleasant",
    "HP": "stirred up, pleasant",
    "LU": "low, unpleasant",
    "LP": "quiet, pleasant",
    "M": "mixed or not named",
}


@register.simple_tag
@cache
def icon(name: str) -> str:
    """A Lucide icon. Always stands beside a word, so it says nothing itself."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("base/icons/icons.svg"),
        name,
    )


@register.simple_tag
@cache
def mark(quadrant: str, said: bool = True) -> str:
    """The mark of a quadrant. Its meaning is said to screen readers, unless the words beside it say it already."""
    known = quadrant if quadrant in MARK_WORDS else "M"
    words = format_html('<span class="visually-hidden">{}: </span>', MARK_WORDS[known]) if said else ""
    return format_html(
        '<span class="mark mark-{0}"><svg aria-hidden="true" focusable="false"><use href="{1}#mark-{0}"></use></svg>'
        "{2}</span>",
        known,
        static("base/icons/icons.svg"),
        words,
    )
