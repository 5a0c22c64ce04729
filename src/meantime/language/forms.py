"""The lists of forms among the word lists: how people say what is meant."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from meantime.language.phrases import Book, book_of
from meantime.language.word_files import parsed


@dataclass(frozen=True, slots=True)
class FormList:
    """One file `content/words/en/*.toml` with forms: tables of owner to forms, and named classes of words."""

    data: dict[str, Any]

    @property
    def guards(self) -> frozenset[str]:
        """Owners that mean nothing: phrases that only look like something."""
        return frozenset(self.data.get("guards", ()))

    def book(self, *tables: str) -> Book:
        """One book of the forms in these tables."""
        merged: dict[str, list[str]] = {}
        for table in tables:
            for owner, forms in self.data[table].items():
                merged.setdefault(owner, []).extend(forms)
        return book_of(merged, self.data.get("classes", {}))

    def words(self, name: str) -> frozenset[str]:
        """The words of a list written as one text."""
        return _split(self.data["words"][name])


@cache
def forms_in(name: str) -> FormList:
    """The list in `content/words/en/{name}.toml`."""
    return FormList(parsed(name))


@cache
def _split(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
