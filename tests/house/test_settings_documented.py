"""What an operator may set is what `docs/run/settings.md` lists: no less, no more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.tree import ROOT, SOURCE, parsed, python_files

PAGE = ROOT / "docs" / "run" / "settings.md"
#: Set by the code for libraries, and by the test suite for itself.
NOT_FOR_OPERATORS = {"DJANGO_SETTINGS_MODULE", "MEANTIME_TEST_CHEAPEST_ARGON2"}
_READERS = {"get", "getenv", "is_on", "_is_on"}
_OURS = re.compile(r"MEANTIME_[A-Z0-9_]+")


def test_every_setting_the_code_reads_is_documented() -> None:
    assert read_by_code() - NOT_FOR_OPERATORS - documented() == set()


def test_every_documented_setting_is_read_by_the_code() -> None:
    assert documented() - read_by_code() - read_by_scripts() == set()


def test_the_cheap_keys_of_the_tests_are_offered_to_nobody() -> None:
    assert "MEANTIME_TEST_CHEAPEST_ARGON2" not in PAGE.read_text()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("os.environ.get('NO_COLOR')", "NO_COLOR"),
        ("os.environ['DATABASE_URL']", "DATABASE_URL"),
        ("is_on('MEANTIME_DEMO')", "MEANTIME_DEMO"),
        ("_NAME = 'MEANTIME_PORT'", "MEANTIME_PORT"),
    ],
)
def test_a_reading_of_the_environment_is_seen(code: str, name: str) -> None:
    assert set(names_read(ast.parse(code))) == {name}


def test_a_setting_that_is_only_written_is_not_one() -> None:
    assert set(names_read(ast.parse("os.environ['DJANGO_X'] = '1'"))) == set()


def documented() -> set[str]:
    """Names in the first column of a table of the page."""
    return set(re.findall(r"^\| `([A-Z0-9_]+)`", PAGE.read_text(), re.MULTILINE))


def read_by_code() -> set[str]:
    """Names of the environment that the code reads."""
    return {name for path in python_files(SOURCE) for name in names_read(parsed(path))}


def read_by_scripts() -> set[str]:
    """Names of the environment that `./run`, `./test` and their shared part read."""
    text = "".join((ROOT / name).read_text() for name in ("run", "test", "setup.sh"))
    return set(re.findall(r"\$\{?([A-Z][A-Z0-9_]+)", text))


def names_read(tree: ast.Module) -> Iterator[str]:
    """Every name looked up in the environment, and every string that is the name of a setting of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _OURS.fullmatch(node.value):
            yield node.value
        elif isinstance(node, ast.Call) and _reads(node) and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
        elif (
            isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and _is_environment(node.value)
        ):
            yield from (part.value for part in [node.slice] if isinstance(part, ast.Constant))


def _reads(call: ast.Call) -> bool:
    called = call.func
    if not call.args:
        return False
    if isinstance(called, ast.Attribute):
        return called.attr == "getenv" or (called.attr == "get" and _is_environment(called.value))
    return isinstance(called, ast.Name) and called.id in _READERS - {"get"}


def _is_environment(node: ast.expr) -> bool:
    return ast.unparse(node) in {"os.environ", "environ"}
