"""What the vault promises as a room: it starts fast, says nothing it was told, and depends on little."""

import ast
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from meantime.vault.errors import VaultError
from tests.vault import vector_files
from tests.vault.test_vectors import DOES, VECTORS
from tests.vault.vector_files import Vector

ROOM = vector_files.FOLDER.parent
ALLOWED = {"cryptography", "mnemonic", "meantime"}
FAILING = [vector for vector in VECTORS if vector.text("expect") != "opens"]
SECRET_FIELDS = {"data-key", "passphrase", "words", "token", "secret", "pepper"}


def in_a_new_process(code: str) -> str:
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(ROOM.parents[1])!r}]\n{code}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_inbox_alone_loads_none_of_the_slow_parts() -> None:
    loaded = in_a_new_process("import meantime.vault.inbox\nprint(*sys.modules)").split()
    assert "meantime.vault.inbox" in loaded
    assert not {"mnemonic", "django", "meantime.vault.wraps", "meantime.vault.words"} & set(loaded)
    assert "cryptography.hazmat.primitives.serialization" not in loaded


def test_the_inbox_imports_in_under_60_milliseconds_of_cpu() -> None:
    code = "import time; t = time.process_time(); import meantime.vault.inbox; print(time.process_time() - t)"
    assert min(float(in_a_new_process(code)) for _ in range(5)) < 0.060


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.name)
def test_the_room_imports_only_the_standard_library_and_two_packages(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    names = [
        name
        for node in tree
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [n.name for n in node.names]
        )
    ]
    outside = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert outside <= ALLOWED
    assert not {"time", "datetime", "random", "pathlib", "logging"} & {name.split(".")[0] for name in names}
    assert all(name.startswith("meantime.vault") for name in names if name.startswith("meantime"))


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.name)
def test_error_messages_are_fixed_sentences_and_carry_no_cause(path: Path) -> None:
    # so none can hold a key, a passphrase or a note; a count and a position are the only values let in
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            message = node.exc.args[0]
            values = [part.value for part in ast.walk(message) if isinstance(part, ast.FormattedValue)]
            assert isinstance(message, ast.Constant | ast.JoinedStr)
            assert {ast.unparse(value) for value in values} <= {"position", "len(words)"}
        if isinstance(node, ast.ExceptHandler):
            inner = [raised for raised in ast.walk(node) if isinstance(raised, ast.Raise)]
            assert all(ast.unparse(raised).endswith(" from None") for raised in inner)


@pytest.mark.parametrize("vector", FAILING, ids=lambda vector: vector.name)
def test_a_shown_traceback_holds_no_key_and_no_note(vector: Vector) -> None:
    with pytest.raises(VaultError) as raised:
        DOES[vector.text("does")](vector)
    shown = "".join(traceback.format_exception(raised.value))
    secrets = {vector.text(field) for field in SECRET_FIELDS & set(vector.fields)} | {"Felt anxious"}
    assert not {secret for secret in secrets if secret and secret in shown}
    assert raised.value.__cause__ is None
