"""Small pieces: a file is one noun, a function is one step (STYLE.md, section 1)."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.house.tree import SOURCE, TESTS, files, functions, place, python_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
#: Not refused, but named at the end of a test run.
LONG_FUNCTION = 40
MOST_ARGUMENTS = 4
#: Own scripts of the pages: one custom element each.
LONGEST_SCRIPT = 130


def test_no_file_is_longer_than_400_lines() -> None:
    ours = python_files(SOURCE) + python_files(TESTS) + files(SOURCE, ".html", ".css", ".js", ".typ")

    assert {place(path): count for path in ours if (count := lines_in(path)) > LONGEST_FILE} == {}


def test_no_script_of_a_page_grows_into_a_program() -> None:
    scripts = files(SOURCE, ".js")

    assert {place(path): count for path in scripts if (count := lines_in(path)) > LONGEST_SCRIPT} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    assert list(too_long(LONGEST_FUNCTION, python_files(SOURCE) + python_files(TESTS))) == []


def test_long_functions_are_named() -> None:
    if long := list(too_long(LONG_FUNCTION, python_files(SOURCE))):
        warnings.warn(f"Longer than {LONG_FUNCTION} lines: {', '.join(long)}", stacklevel=1)


def test_half_of_all_functions_are_shorter_than_ten_lines() -> None:
    lengths = [length(function) for path in python_files(SOURCE) for function in functions(path)]

    assert median(lengths) < 10


def test_no_function_takes_more_than_four_arguments_by_place() -> None:
    found = [
        f"{place(path)}: {function.name}"
        for path in python_files(SOURCE)
        for function in functions(path)
        if not is_command(function) and len(by_place(function)) > MOST_ARGUMENTS
    ]

    assert found == []


@pytest.mark.parametrize(
    ("code", "count"),
    [("def f(a, b, /, c): ...", 3), ("def f(self, a, *, b): ...", 1), ("def f(*, a, b, c, d, e): ...", 0)],
)
def test_only_arguments_given_by_place_are_counted(code: str, count: int) -> None:
    assert len(by_place(first_function(code))) == count


def test_a_function_of_61_lines_is_caught() -> None:
    assert length(first_function("def f():\n" + "    x = 1\n" * 60)) > LONGEST_FUNCTION


def lines_in(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function with its signature and docstring, without decorators."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def too_long(limit: int, paths: list[Path]) -> Iterator[str]:
    """Functions longer than a limit, each with its place and length."""
    for path in paths:
        for function in functions(path):
            if length(function) > limit:
                yield f"{place(path)}: {function.name} ({length(function)})"


def by_place(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Names of the arguments that may be given by place."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    return [argument.arg for argument in arguments if argument.arg not in {"self", "cls"}]


def is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether click calls it; click gives every option by its name."""
    return any("click.command" in ast.unparse(decorator) for decorator in function.decorator_list)


def first_function(code: str) -> ast.FunctionDef:
    """The one function of a piece of code."""
    found = ast.parse(code).body[0]
    assert isinstance(found, ast.FunctionDef)
    return found
