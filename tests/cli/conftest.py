from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in an empty folder, without a journal."""
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(home=tmp_path / "home", cwd=folder)


@pytest.fixture
def at_home(terminal: Terminal) -> Terminal:
    """A terminal on a machine where Ana keeps a journal."""
    terminal.start_journal()
    return terminal
