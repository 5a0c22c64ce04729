"""`meantime serve`: the app on this machine."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import webbrowser
from hashlib import sha256
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import NoReturn

import click

from meantime import __version__
from meantime.cli import store
from meantime.cli.speaking import Trouble, give, say
from meantime.storage.environment import data_folder, is_on, port

#: Largest request, in bytes; settings allow the same.
_LARGEST_BODY = 80 * 1024 * 1024
#: Above every body and page, so that the server never puts what a person typed or reads into a temporary file.
_NEVER_TO_DISK = 1024 * 1024 * 1024
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_NOT_ALONE = (
    "Meantime answers on this machine only: on another address, words would travel unprotected.\n"
    "Nothing was started. To put it behind your own HTTPS proxy, set MEANTIME_BEHIND_PROXY=1; see docs/run."
)


@click.command(short_help="Start the app and open it in the browser.")
@click.option(
    "--port", "number", type=click.IntRange(0, 65535), help="Port; 0 takes a free one. Usual is 8765."
)
@click.option("--no-open", is_flag=True, help="Leave the browser alone.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to answer on, behind a proxy only."
)
def serve(number: int | None, no_open: bool, host: str) -> None:
    """Start the app and open it in the browser. Ctrl-C stops it.

    `meantime` alone does the same.
    """
    listener = listen(host, usual_port() if number is None else number)
    store.start()
    collect_static_if_changed()
    address = address_of(listener)
    give(f"Meantime is at {address}")
    sys.stdout.flush()
    say("Ctrl-C stops it.")
    run_server(listener, open_at=None if no_open else address)


def listen(host: str, number: int) -> socket.socket:
    """A listening socket, taken before anything slow, so that a port in use is known at once."""
    if host not in _LOOPBACK and not is_on("MEANTIME_BEHIND_PROXY"):
        raise Trouble(_NOT_ALONE)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, number))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise Trouble(
            f"Port {number} on {host} is not free ({error.strerror}), perhaps because Meantime runs already.\n"
            f"Look at http://{host}:{number}/ or type `meantime serve --port {number + 1 if number < 65535 else 0}`."
        ) from None
    return listener


def usual_port() -> int:
    """`MEANTIME_PORT`, or the usual one."""
    try:
        return port()
    except ValueError:
        raise Trouble(
            "MEANTIME_PORT is not a number. Set it to one, such as 8765, or leave it out."
        ) from None


def address_of(listener: socket.socket) -> str:
    """The address a browser goes to."""
    host, number = listener.getsockname()[:2]
    return f"http://[{host}]:{number}/" if ":" in host else f"http://{host}:{number}/"


def run_server(listener: socket.socket, *, open_at: str | None) -> None:
    """Answer until Ctrl-C or SIGTERM. `open_at` is an address for the browser."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    end_on_sigterm()
    server = create_server(get_wsgi_application(), sockets=[listener], **_options())
    gc.freeze()  # what is loaded by now stays: not looked through again
    gc.enable()
    if open_at and _has_screen():
        Thread(target=webbrowser.open, args=(open_at,), daemon=True).start()
    server.run()  # ends by itself on Ctrl-C and SystemExit, after the requests at work


def end_on_sigterm() -> None:
    """Let SIGTERM end the process as Ctrl-C does, cleaning up on the way."""
    signal.signal(signal.SIGTERM, _stop)


def collect_static_if_changed() -> None:
    """Put fonts, styles and scripts where the server hands them out, unless those of this version are there."""
    mark = data_folder() / "static" / ".collected"
    wanted = static_fingerprint()
    if mark.exists() and mark.read_text() == wanted:
        return
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(wanted)


def static_fingerprint() -> str:
    """Changes when a static file is added, removed or written: names, sizes and times, not the bytes."""
    web = Path(__file__).parents[1] / "web"
    seen = sha256(__version__.encode())
    for path in sorted(web.glob("*/static/**/*")):
        if path.is_file():
            facts = path.stat()
            seen.update(f"{path.relative_to(web)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _options() -> dict[str, object]:
    options: dict[str, object] = {
        "threads": 4,
        "ident": None,
        "max_request_body_size": _LARGEST_BODY,
        "inbuf_overflow": _NEVER_TO_DISK,
        "outbuf_overflow": _NEVER_TO_DISK,
        "clear_untrusted_proxy_headers": True,
    }
    if is_on("MEANTIME_BEHIND_PROXY"):
        options |= {"trusted_proxy": "*", "trusted_proxy_headers": {"x-forwarded-proto"}}
    return options


def _has_screen() -> bool:
    """Whether there is a desktop; without one a text browser would take over the terminal."""
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
