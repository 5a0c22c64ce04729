"""Which room may import which. The contracts stand in `pyproject.toml`; here they run, and are shown to bite."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SOURCE, parsed, place, python_files

#: Rooms of records and rules; a planned one joins the contract on the day it appears.
PURE_ROOMS = {"core", "content", "vault", "importers", "language", "patterns", "charts"}
#: Part of modules import-linter knows only by their first name (`urllib.parse` and `http.HTTPStatus` are fine).
CALLING_OUT = {"urllib.request", "http.client", "asyncio.open_connection"}
#: The one part of scipy that is used: `scipy.stats` costs 100 MB of memory and a second.
SCIPY = "scipy.special"
#: What asks the machine for the time; the core is told it.
CLOCKS = {"now", "today", "utcnow", "monotonic", "perf_counter"}

#: One broken rule for each contract: id -> (file, what is written into it).
VIOLATIONS = {
    "rooms": ("core/made_up.py", "from meantime.vault import keys\n"),
    "web-features": ("web/notes/made_up.py", "from meantime.web.sessions import views\n"),
    "no-django": ("importers/made_up.py", "def read():\n    from django.db import connection\n"),
    "core-is-pure": ("core/brief/made_up.py", "import random\n"),
    "quick-note": ("cli/speaking.py", "\nfrom meantime.storage import models\n"),
    "no-network": ("web/base/made_up.py", "import requests\n"),
}


def test_every_contract_is_kept() -> None:
    assert broken_contracts(ROOT) == set()


@pytest.fixture(scope="module")
def broken_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house in which each contract is broken once."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    only_python = shutil.ignore_patterns(
        "*.t*", "*.js*", "*.html", "*.css", "__pycache__", "static", ".mypy_cache"
    )
    shutil.copytree(SOURCE, copy / "src" / "meantime", ignore=only_python)
    for where, words in VIOLATIONS.values():
        with (copy / "src" / "meantime" / where).open("a") as file:
            file.write(words)
    return copy


def test_each_contract_catches_a_module_that_breaks_it(broken_copy: Path) -> None:
    assert broken_contracts(broken_copy) == {names()[contract] for contract in VIOLATIONS}


def test_every_contract_has_a_violation_that_is_tried() -> None:
    assert set(names()) == set(VIOLATIONS)


def test_a_room_nobody_placed_is_caught(tmp_path: Path) -> None:
    room = tmp_path / "src" / "meantime" / "attic"
    room.mkdir(parents=True)
    for folder in (room.parent, room, *(_room(tmp_path, name) for name in _placed_rooms())):
        (folder / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    said = lint(tmp_path, "rooms")

    assert said.returncode == 1
    assert "attic" in said.stdout


def test_every_pure_room_that_exists_is_kept_from_django() -> None:
    contract = next(c for c in _contracts() if c["id"] == "no-django")

    assert {f"meantime.{room}" for room in PURE_ROOMS if (SOURCE / room).exists()} == set(
        contract["source_modules"]
    )


def test_no_module_calls_out_by_a_submodule() -> None:
    found = [
        (place(path), name) for path in python_files() for name in imported(parsed(path)) if calls_out(name)
    ]

    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import urllib.request",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import http.client",
    ],
)
def test_a_module_that_calls_out_is_caught(line: str) -> None:
    assert any(calls_out(name) for name in imported(ast.parse(line)))


def test_a_module_that_only_reads_addresses_is_not_caught() -> None:
    assert not any(calls_out(name) for name in imported(ast.parse("from urllib.parse import quote")))


def test_of_scipy_only_the_special_functions_are_used() -> None:
    found = [(place(path), name) for path in python_files() for name in imported(parsed(path)) if heavy(name)]

    assert found == []


@pytest.mark.parametrize("line", ["import scipy.stats", "from scipy import stats", "import statsmodels.api"])
def test_a_module_that_loads_a_heavy_library_is_caught(line: str) -> None:
    assert any(heavy(name) for name in imported(ast.parse(line)))


def test_the_core_asks_no_clock_and_draws_no_ids() -> None:
    found = [
        (place(path), call) for path in python_files(SOURCE / "core") for call in impure_calls(parsed(path))
    ]

    assert found == []


@pytest.mark.parametrize("line", ["datetime.now(UTC)", "date.today()", "uuid4()", "open('x')", "print('x')"])
def test_a_core_that_asks_the_machine_is_caught(line: str) -> None:
    assert list(impure_calls(ast.parse(line)))


def broken_contracts(folder: Path) -> set[str]:
    """Names of the contracts that are broken in a copy of the house."""
    said = lint(folder)
    plain = re.sub(r" \(\d+ (warning|ignored import)s?\)", "", said.stdout)
    kept_or_broken = re.findall(r"^(.+) (KEPT|BROKEN)$", plain, re.MULTILINE)
    assert kept_or_broken, said.stdout + said.stderr
    return {name for name, outcome in kept_or_broken if outcome == "BROKEN"}


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """`lint-imports` on a copy of the house."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def names() -> dict[str, str]:
    """Contract id -> its name."""
    return {contract["id"]: contract["name"] for contract in _contracts()}


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names a module imports, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls_out(name: str) -> bool:
    """Whether an imported name is one that opens a connection to somebody."""
    return any(name == far or name.startswith(f"{far}.") for far in CALLING_OUT)


def heavy(name: str) -> bool:
    """Whether an imported name is of a library that is only for tests, or of a costly part of scipy."""
    first = name.split(".")[0]
    return first == "statsmodels" or (first == "scipy" and not name.startswith(SCIPY))


def impure_calls(tree: ast.Module) -> Iterator[str]:
    """Calls that ask the machine for something: the time, a file, an id."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.split(".")[-1] in CLOCKS or called in {"open", "print", "input", "uuid4", "uuid.uuid4"}:
                yield f"{called} in line {node.lineno}"


def _contracts() -> list[dict[str, list[str]]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def _placed_rooms() -> set[str]:
    rooms = next(c for c in _contracts() if c["id"] == "rooms")
    return {name for layer in rooms["layers"] for name in re.findall(r"\w+", layer)}


def _room(copy: Path, name: str) -> Path:
    folder = copy / "src" / "meantime" / name
    folder.mkdir()
    return folder
