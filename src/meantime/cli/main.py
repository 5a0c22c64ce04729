"""`meantime`: the group of all commands, and how each of them may end."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from meantime import __version__
from meantime.cli.speaking import say
from meantime.cli.table import PLACES, SECTIONS

_ABOUT = """From short notes to one page for your therapy session.

Without a command the app starts and opens in your browser.
"""
_EPILOG = "`meantime COMMAND --help` says more. Everything stays on this machine."
#: What `meantime` alone takes: it is `meantime serve`.
_SERVE_OPTIONS = {"--port", "--no-open", "--host"}


class Commands(click.Group):
    """Commands that are loaded when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in PLACES:
            return None
        module, _, name = PLACES[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in PLACES:
            ctx.fail(_no_such_command(args[0]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, rows in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, words) for name, _, words in rows])


@click.group(
    cls=Commands,
    help=_ABOUT,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="meantime %(version)s")
def cli() -> None:
    """Every command hangs here."""


def main() -> NoReturn:
    """Run a command and end the process: 0 done, 1 trouble with the data, 2 wrong usage, 130 stopped."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(
            errors="surrogateescape"
        )  # bytes that are no text are refused where they are asked for
    gc.disable()  # a command is over before it would pay: measured, importing 20,000 notes took 30 % less
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run a command; how it ended."""
    if not args or args[0].partition("=")[0] in _SERVE_OPTIONS:
        args = ["serve", *args]
    try:
        done = cli.main(args, prog_name="meantime", standalone_mode=False, color=_color())
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return 130
    except click.NoSuchOption as unknown:
        click.UsageError(unknown.format_message() + _dash_hint(unknown.ctx), unknown.ctx).show()
        return unknown.exit_code
    except click.ClickException as trouble:
        trouble.show()
        return trouble.exit_code
    except OSError as error:
        return _system_trouble(error)
    except Exception as error:  # the last fence: a traceback could repeat what a person wrote
        return _unexpected(error)
    return done if isinstance(done, int) else 0


def _dash_hint(context: click.Context | None) -> str:
    """For a command that takes words: a word with a dash in front looks like an option."""
    if context is None or not {"text", "words"} & {param.name for param in context.command.params}:
        return ""
    return f" Words that begin with a dash come after `--`, as in `{context.command_path} -- -5 degrees`."


def _color() -> bool | None:
    """No colour when NO_COLOR is set (no-color.org); otherwise only at a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def _no_such_command(typed: str) -> str:
    """Without repeating what was typed: it may be the beginning of a note."""
    from difflib import get_close_matches  # here, as below: three milliseconds that no good command needs

    near = get_close_matches(typed, PLACES, n=1, cutoff=0.7)
    guess = f" Did you mean `meantime {near[0]}`?" if near else " `meantime note` keeps a note."
    return f"There is no such command.{guess}"


def _system_trouble(error: OSError) -> int:
    if error.errno == errno.EPIPE:  # whoever read the output has seen enough
        _forget_output()
        return 141
    if error.errno == errno.ENOSPC:
        _forget_output()
        say(
            "The disk is full, so nothing was written. What was kept before is safe. Make room, then try again."
        )
        return 1
    if error.filename is None:
        return _unexpected(error)
    say(f"{error.filename}: {error.strerror}. Nothing was changed.")
    return 1


def _forget_output() -> None:
    """Python writes what is left of standard output when it ends; here that would go wrong once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> int:
    """The name of the error and where it came from; never what it says."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    say("Something happened that Meantime did not expect. What was kept before is safe.")
    say("`meantime doctor` checks what is here. For a report, this line is enough:")
    say(f"  {type(error).__name__} at {places}")
    return 1
