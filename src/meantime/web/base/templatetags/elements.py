"""Small drawings for templates: icons and marks."""

from __future__ import annotations

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
def icon(name: str) -> str:
    """A Lucide icon. Always stands beside a word, so it says nothing itself."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("base/icons/icons.svg"),
        name,
    )


@register.simple_tag
def mark(quadrant: str) -> str:
    """The mark of a quadrant, with its meaning in words for screen readers."""
    known = quadrant if quadrant in MARK_WORDS else "M"
    return format_html(
        '<span class="mark mark-{0}"><svg aria-hidden="true" focusable="false"><use href="{1}#mark-{0}"></use></svg>'
        '<span class="visually-hidden">{2}: </span></span>',
        known,
        static("base/icons/icons.svg"),
        MARK_WORDS[known],
    )
