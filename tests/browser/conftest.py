"""A real browser against the real server: `meantime serve` and `meantime demo` as processes of their own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

ROOT = Path(__file__).parents[2]
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "en-GB",
    "timezone_id": "Europe/London",
}
#: Long, so that a busy machine fails no test.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
PASSPHRASE = "a kettle for the blue morning"


@dataclass(frozen=True)
class App:
    """A running server."""

    url: str
    home: Path
    #: For the demo: the one-time link that signs Sam in.
    link: str = ""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A new phone with nothing on it; options as of a browser context."""
    opened: list[BrowserContext] = []

    def new_phone(**options: object) -> Page:
        context = chromium.new_context(**{**PHONE, **options})
        opened.append(context)
        return context.new_page()

    yield new_phone
    for context in opened:
        context.close()


@pytest.fixture
def app() -> Iterator[App]:
    """A server with an empty data folder, as at the very first start."""
    with tempfile.TemporaryDirectory(prefix="meantime-browser-") as home:
        yield from _running(["serve", "--no-open"], Path(home))


@pytest.fixture(scope="session")
def demo() -> Iterator[App]:
    """A server with Sam, the invented person."""
    with tempfile.TemporaryDirectory(prefix="meantime-browser-") as home:
        yield from _running(["demo", "--no-open"], Path(home))


@pytest.fixture(scope="session")
def sam(demo: App, chromium: Browser) -> Iterator[Page]:
    """A phone that is signed in as Sam. One for all: the link works once."""
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    page.goto(demo.link)
    page.goto(f"{demo.url}/settings/lock")  # other tests may take longer than the usual quarter of an hour
    page.get_by_label("Minutes without use").fill("60")
    page.get_by_role("button", name="Keep this").click()
    page.goto(demo.url)
    yield page
    context.close()


@pytest.fixture
def sam_alone(chromium: Browser) -> Iterator[tuple[Page, App]]:
    """A signed-in phone with a Sam of its own, for tests that change what others look at."""
    with tempfile.TemporaryDirectory(prefix="meantime-browser-") as home:
        for app in _running(["demo", "--no-open"], Path(home)):
            context = chromium.new_context(**PHONE)
            page = context.new_page()
            page.goto(app.link)
            yield page, app
            context.close()


def begin(page: Page, app: App) -> None:
    """First run: choose a country and a passphrase, put the recovery words off, arrive at Today."""
    page.goto(app.url)
    page.get_by_label("Which country are you in?").select_option("GB")
    page.get_by_label("Choose a passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("Write it once more", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("link", name="Later").click()
    arrived(page, page.get_by_label("What happened?"))


def arrived(page: Page, sign: Locator) -> None:
    """Wait until the page with this sign is there and its scripts run: what is pressed before goes without them."""
    sign.wait_for()
    page.wait_for_load_state()


def wait_until(page: Page, promise: str) -> None:
    """Ask until a promise in the page gives true. (`wait_for_function` takes a promise for a yes.)"""
    for _ in range(PATIENCE // 100):
        if page.evaluate(promise):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"it never came true: {promise[:80]}")


def _running(command: list[str], home: Path) -> Iterator[App]:
    port = _free_port()
    env = {
        **os.environ,
        "MEANTIME_HOME": str(home),
        "PYTHONPATH": str(ROOT / "src"),
        "MEANTIME_TEST_CHEAPEST_ARGON2": "1",
    }
    env.pop("DATABASE_URL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "meantime", *command, "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        link = process.stdout.readline().strip() if command[0] == "demo" else ""
        url = f"http://127.0.0.1:{port}"
        _wait_for(url)
        yield App(url=url, home=home, link=link)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{url}/healthz") as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def note_id_in(page: Page) -> str:
    """The id of the note just kept, from the address."""
    found = re.search(r"kept=([0-9a-f-]{36})", page.url)
    assert found
    return found[1]
