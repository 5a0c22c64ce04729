from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def world(tmp_path: Path) -> Terminal:
    """A machine with an empty data folder and a folder of its own for temporary files."""
    for name in ("here", "tmp", "said"):
        (tmp_path / name).mkdir()
    more = {"TMPDIR": str(tmp_path / "tmp"), "XDG_CACHE_HOME": str(tmp_path / "tmp" / "cache")}
    return Terminal(home=tmp_path / "home", cwd=tmp_path / "here", more=more)
