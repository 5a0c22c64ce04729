"""A log that cannot leak: it prints where an error came from and what it is called, never what it says."""

from __future__ import annotations

import logging
import sys
import traceback


class NamesOnly(logging.Handler):
    """Prints the class of an error and the files and lines it passed through; no message, no values, no path."""

    def emit(self, record: logging.LogRecord) -> None:
        if not record.exc_info or record.exc_info[1] is None:
            return
        error = record.exc_info[1]
        places = [
            f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:]
        ]
        sys.stderr.write(f"meantime: {type(error).__name__} at {' < '.join(reversed(places))}\n")
