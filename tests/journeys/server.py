"""A real `meantime serve`, and a browser that talks to it over HTTP. What both write down is kept to be looked at."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.cli.terminal import Terminal


@dataclass(frozen=True)
class Answer:
    """What a server answered, after its redirects."""

    status_code: int
    headers: Any
    content: bytes
    redirect_chain: list[tuple[str, int]]
    streaming: bool = False


class HttpClient:
    """Looks like the test client of Django to a `Visitor`, but goes over the wire."""

    def __init__(self, url: str) -> None:
        self.url, self.jar = url, CookieJar()
        #: Nothing in the environment may send these requests elsewhere.
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.jar)
        )

    def get(self, path: str, data: dict[str, Any] | None = None, *, follow: bool = True) -> Answer:
        query = f"?{urlencode(data, doseq=True)}" if data else ""
        return self._ask(urllib.request.Request(urljoin(self.url, path) + query))

    def post(self, path: str, data: dict[str, Any], *, follow: bool = True) -> Answer:
        files = any(hasattr(value, "read") for value in data.values())
        body = encode_multipart(BOUNDARY, data) if files else urlencode(data, doseq=True).encode()
        request = urllib.request.Request(urljoin(self.url, path), data=body, method="POST")
        kind = MULTIPART_CONTENT if files else "application/x-www-form-urlencoded"
        request.add_header("Content-Type", kind)
        return self._ask(request)

    def cookie(self, name: str) -> str:
        return next((one.value or "" for one in self.jar if one.name == name), "")

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            answer = self._opener.open(request, timeout=60)
        except HTTPError as error:
            answer = error
        with answer:
            moved = answer.url != request.full_url
            chain = [(answer.url.removeprefix(self.url.rstrip("/")), 302)] if moved else []
            return Answer(answer.status, answer.headers, answer.read(), chain)


@contextmanager
def serving(terminal: Terminal, output: Path, **options: Any) -> Iterator[str]:
    """The address of a server whose words, out and err, go to the file `output`."""
    with output.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "meantime", "serve", "--no-open", "--port", "0"],
            env=terminal.env(),
            cwd=terminal.cwd,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            **options,
        )
    try:
        yield _address(output, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _address(output: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        lines = [line for line in output.read_text().splitlines() if line.startswith("Meantime is at ")]
        if lines:
            return lines[-1].split(" ")[-1]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {output.read_text()}")
