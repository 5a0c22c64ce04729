"""SECURITY.md lists what lies in clear. This compares it with the tables there are: no column more, none less."""

from __future__ import annotations

import re
from itertools import chain

from django.apps import apps

from tests.house.tree import ROOT

ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\|$", re.MULTILINE)
#: Columns that hold ciphertext or a wrapped key, as `vault/FORMAT.md` describes them.
CLOSED = {"passphrase_wrap", "recovery_wrap", "sealed_identity", "wrapped", "sealed"}


def test_every_column_of_every_table_is_on_the_list() -> None:
    assert {table: clear | closed for table, (clear, closed) in listed().items()} == columns()


def test_only_ciphertext_counts_as_sealed() -> None:
    assert set(chain(*(closed for _, closed in listed().values()))) == CLOSED


def test_no_table_has_a_column_for_words() -> None:
    texts = {
        (model._meta.db_table, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.get_internal_type() in {"CharField", "TextField", "JSONField"}
    }

    assert texts == {("person", "name"), ("open_session", "id"), ("open_plan", "id")}


def listed() -> dict[str, tuple[set[str], set[str]]]:
    """Table -> (columns in clear, sealed columns), as SECURITY.md says."""
    rows = ROW.findall((ROOT / "SECURITY.md").read_text())
    return {name: (_names(clear), _names(closed)) for name, clear, closed in rows}


def columns() -> dict[str, set[str]]:
    """Table -> its columns, as the database has them."""
    return {
        model._meta.db_table: {field.column for field in model._meta.concrete_fields if field.column}
        for model in apps.get_models()
    }


def _names(cell: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", cell))
