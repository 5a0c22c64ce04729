"""The files of the house, as the rules of this room read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "meantime"
TESTS = ROOT / "tests"

#: Folders at the top that hold none of our own words.
_NOT_OURS = {".git", ".venv", ".deps", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache"}


def place(path: Path) -> str:
    """A path as it is said aloud: from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


def files(folder: Path, *endings: str) -> list[Path]:
    """Files below a folder with one of these endings, sorted."""
    found = (path for ending in endings for path in folder.rglob(f"*{ending}"))
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def python_files(folder: Path = SOURCE) -> list[Path]:
    """Python files that people wrote; migrations are made by Django."""
    return [path for path in files(folder, ".py") if "migrations" not in path.parts]


def documents() -> list[Path]:
    """Every Markdown file of ours."""
    return [path for path in files(ROOT, ".md") if path.relative_to(ROOT).parts[0] not in _NOT_OURS]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of every string that is not a docstring; the fixed parts of f-strings are joined by `…`."""
    skipped = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in ast.walk(node) if part is not node}
            fixed = (p.value if isinstance(p, ast.Constant) else "…" for p in node.values)
            yield node.lineno, "".join(map(str, fixed))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
