"""Options that several commands share. Apart, so that `meantime note` loads nothing it does not need."""

from __future__ import annotations

import click

journal_option = click.option(
    "--journal", "journal_file", metavar="FILE", help="Work on a plain journal file; no account needed."
)
