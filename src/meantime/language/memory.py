"""Nothing a person wrote stays in memory after their request: forgetting the words that were looked up meanwhile.

While one text is read the same words come again and again, so a few functions remember single words. Lists of our
own stay.
"""

from __future__ import annotations

import sys

#: Functions that remember words of a text: (module, name).
WORD_MEMORIES = (
    ("meantime.language.calendar_words", "_one_word"),
    ("meantime.language.stems", "stem"),
    ("meantime.language.word_codes", "code_of"),
    ("meantime.language.wordpiece", "_pieces_of"),
)


def forget_words() -> None:
    """Empty those memories. Loads nothing: a module that was not used has nothing to forget."""
    for module, name in WORD_MEMORIES:
        if module in sys.modules:
            getattr(sys.modules[module], name).cache_clear()
