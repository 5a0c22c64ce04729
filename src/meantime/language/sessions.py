"""Running a model file on this machine with onnxruntime (MIT): few threads, little memory, nothing said or sent."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

Found = TypeVar("Found")

_threads = [1]


def has_runtime() -> bool:
    """Whether models can be run here. Loads nothing."""
    return find_spec("onnxruntime") is not None


def use_threads(count: int) -> None:
    """How many threads a model may use; 1 unless said. Counts for models that are opened later."""
    _threads[0] = max(1, count)


def run_apart(work: Callable[..., Found], *given: Any) -> Found:
    """What `work` returns, from the one thread that runs models: each that did would keep 40 MB (measured)."""
    return _worker().submit(work, *given).result()


def open_session(path: Path) -> Any:
    """The model, ready to run. By name, not as bytes: those would be held twice."""
    import onnxruntime  # here: 0.1 s and 20 MB that nothing else needs

    session = onnxruntime.InferenceSession(
        str(path), _options(onnxruntime), providers=["CPUExecutionProvider"]
    )
    _give_back()
    return session


@cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="meaning")


def _give_back() -> None:
    """Give the memory that reading the model took back to the system: 60 MB with glibc (measured), none elsewhere."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _options(onnxruntime: Any) -> Any:
    """Few threads and no memory kept in store: a page beside it stays quick, and the process small."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = _threads[0], 1
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "0"
    )  # waiting threads leave the processor
    options.log_severity_level = 4  # it says nothing, so that it repeats nothing
    return options
