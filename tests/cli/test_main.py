"""The command line as a whole: help, wrong usage, endings, what is loaded."""

from __future__ import annotations

import fcntl
import re
import signal
import subprocess
import sys
import termios
import time
from importlib import import_module
from pathlib import Path

import click
import pytest

import meantime
from meantime.cli import main
from meantime.cli.table import PLACES, SECTIONS
from tests.cli.terminal import SAM, Terminal

DOCS = Path(meantime.__file__).parents[2] / "docs" / "use" / "command-line.md"
SHORT_HELP = {name: words for rows in SECTIONS.values() for name, _, words in rows}


def command(name: str) -> click.Command:
    module, _, attribute = PLACES[name].partition(":")
    found: click.Command = getattr(import_module(module), attribute)
    return found


@pytest.mark.parametrize("name", PLACES)
def test_the_table_says_what_the_command_itself_says(name: str) -> None:
    assert command(name).name == name
    assert command(name).short_help == SHORT_HELP[name]


@pytest.mark.parametrize("name", PLACES)
def test_every_option_of_every_command_has_a_help_text(name: str) -> None:
    options = [param for param in command(name).params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", PLACES)
def test_every_command_and_option_is_in_the_documentation(name: str) -> None:
    section = DOCS.read_text().partition(f"\n## `meantime {name}")[2].partition("\n## ")[0]
    options = [opt for param in command(name).params if isinstance(param, click.Option) for opt in param.opts]
    assert section, name
    assert [option for option in options if f"`{option}" not in section] == []


def test_the_documentation_names_no_command_that_is_not_there() -> None:
    documented = set(re.findall(r"^## `meantime (\w+)", DOCS.read_text(), flags=re.MULTILINE))
    assert documented == set(PLACES)


def test_help_lists_every_command_on_standard_output(terminal: Terminal) -> None:
    said = terminal.run("--help")
    assert said.code == 0
    assert said.err == ""
    assert all(f"\n  {name} " in said.text for name in PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_every_command_explains_itself(terminal: Terminal, name: str) -> None:
    said = terminal.run(name, "--help")
    assert said.code == 0
    assert SHORT_HELP[name].split(".")[0] in " ".join(said.text.split())


def test_the_version_is_the_one_of_the_package(terminal: Terminal) -> None:
    project = (DOCS.parents[2] / "pyproject.toml").read_text()
    assert terminal.run("--version").text == f"meantime {meantime.__version__}\n"
    assert f'version = "{meantime.__version__}"' in project


def test_help_loads_nothing_slow(terminal: Terminal) -> None:
    loaded = _loaded_by(terminal, "--help")
    assert loaded & {"django", "cryptography", "msgspec", "typst", "numpy", "zoneinfo"} == set()


def test_keeping_a_note_loads_neither_django_nor_numbers(at_home: Terminal) -> None:
    loaded = _loaded_by(at_home, "note", "hello")
    assert loaded & {"django", "numpy", "typst", "mnemonic"} == set()
    assert "cryptography" in loaded


def test_a_brief_of_a_plain_file_loads_no_django(terminal: Terminal) -> None:
    assert "django" not in _loaded_by(terminal, "brief", "--journal", str(SAM))


@pytest.mark.parametrize(
    "args",
    [
        ("wander",),
        ("note", "--feels", "sad", "hello"),
        ("import", "anothertracker", "file.csv"),
        ("import", "daylio"),
        ("export", "--format", "docx"),
        ("serve", "--port", "seventy"),
        ("serve", "--port", "70000"),
        ("brief", "--json", "--markdown", "--journal", str(SAM)),
        ("brief", "--json", "--pdf", "-", "--journal", str(SAM)),
        ("restore", "--open", "file"),
    ],
)
def test_wrong_usage_ends_with_two_and_prints_no_data(terminal: Terminal, args: tuple[str, ...]) -> None:
    said = terminal.run(*args)
    assert said.code == 2
    assert said.out == b""
    assert "Error: " in said.err


def test_an_unknown_command_is_not_repeated_because_it_may_be_a_note(terminal: Terminal) -> None:
    said = terminal.run("dreadful", "morning")
    assert said.code == 2
    assert "dreadful" not in said.err
    assert "`meantime note` keeps a note" in said.err


def test_a_mistyped_command_is_guessed(terminal: Terminal) -> None:
    assert "Did you mean `meantime brief`?" in terminal.run("breif").err


@pytest.mark.parametrize("name", ["today", "brief", "export", "lock"])
def test_without_a_journal_a_command_says_how_to_start_one(terminal: Terminal, name: str) -> None:
    said = terminal.run(name)
    assert said.code == 1
    assert said.out == b""
    assert "There is no journal here yet. Type `meantime` to start one" in said.err


@pytest.mark.parametrize(
    ("args", "way"),
    [
        (("today",), " one, or add `--journal FILE` for a plain file.\n"),
        (("find", "x"), " one, or add `--journal FILE` for a plain file.\n"),
        (("lock",), " one.\n"),
        (("doctor", "--open"), " one.\n"),
    ],
)
def test_only_an_option_the_command_has_is_advised(
    terminal: Terminal, args: tuple[str, ...], way: str
) -> None:
    said = terminal.run(*args).err
    assert said.endswith(f"There is no journal here yet. Type `meantime` to start{way}")


@pytest.mark.parametrize(
    "args", [("find", "-mum"), ("note", "-5 today"), ("read", "-5", "today"), ("traps", "-x")]
)
def test_words_with_a_dash_in_front_are_told_where_to_stand(
    terminal: Terminal, args: tuple[str, ...]
) -> None:
    said = terminal.run(*args)
    assert said.code == 2
    assert (
        f"Words that begin with a dash come after `--`, as in `meantime {args[0]} -- -5 degrees`." in said.err
    )
    assert "mum" not in said.err
    assert "today" not in said.err


def test_a_command_without_words_says_nothing_of_dashes(terminal: Terminal) -> None:
    said = terminal.run("today", "-5")
    assert (said.code, said.err.endswith("Error: No such option '-5'.\n")) == (2, True)


@pytest.mark.parametrize(
    "args",
    [
        ("find", "--journal", str(SAM), "--as", "Bob", "x"),
        ("today", "--journal", str(SAM), "--as", "Bob"),
        ("patterns", "--journal", str(SAM), "--as", "Bob"),
        ("import", "meantime", str(SAM), "--to", "mine.jsonl", "--as", "Bob"),
    ],
)
def test_a_name_beside_a_plain_file_is_wrong_usage(terminal: Terminal, args: tuple[str, ...]) -> None:
    said = terminal.run(*args)
    assert (said.code, said.out) == (2, b"")
    assert "Leave one of them out." in said.err
    assert not (terminal.cwd / "mine.jsonl").exists()


def test_a_wrong_passphrase_opens_nothing_and_is_not_repeated(at_home: Terminal) -> None:
    said = at_home.run("today", passphrase="not the kettle of that morning")
    assert (said.code, said.out) == (1, b"")
    assert said.err == "This passphrase does not open the journal. Nothing was changed. Try once more.\n"


def test_without_a_terminal_the_way_through_a_descriptor_is_shown(at_home: Terminal) -> None:
    said = at_home.run("today", passphrase=None)
    assert said.code == 1
    assert "MEANTIME_PASSPHRASE_FD=3 meantime … 3< FILE" in said.err


def test_an_empty_passphrase_is_no_try(at_home: Terminal) -> None:
    said = at_home.run("today", passphrase="")
    assert said.code == 1
    assert said.err == "No passphrase came through the file descriptor. Nothing was changed.\n"


def test_several_people_are_told_apart_by_the_name_they_sign_in_with(terminal: Terminal) -> None:
    terminal.start_journal("ana", named=True)
    terminal.start_journal("ben", named=True)
    assert "Add `--as NAME`" in terminal.run("today").err
    assert terminal.run("today", "--as", "Ben").code == 0
    assert terminal.run("today", "--as", "chris").code == 1


def test_a_reader_that_stops_early_is_no_trouble(terminal: Terminal) -> None:
    done = subprocess.run(
        f"{sys.executable} -m meantime export --journal {SAM} --format markdown | head -1",
        shell=True,
        env=terminal.env(),
        capture_output=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"# Journal of Sam\n", b"")


def test_stopping_a_command_is_quiet(terminal: Terminal) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "meantime", "note", "--journal", "file.jsonl", "-"],
        env=terminal.env(),
        cwd=terminal.cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")
    assert not (terminal.cwd / "file.jsonl").exists()


def wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Write until the pipe's other end is drained: then the command has begun to read its words."""
    process.stdin.write(b"half a sen")
    process.stdin.flush()
    while int.from_bytes(fcntl.ioctl(process.stdin, termios.FIONREAD, b"\0" * 4), sys.byteorder):
        time.sleep(0.05)


def test_a_mistake_of_the_program_is_told_without_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: object, ctx: click.Context) -> None:
        raise RuntimeError("a secret thought")

    monkeypatch.setattr(click.Group, "invoke", broken)
    assert main.run(["doctor"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "RuntimeError at " in said.err
    assert "a secret thought" not in said.err


def test_colour_stays_away_when_it_is_not_wanted(terminal: Terminal) -> None:
    assert b"\x1b[" not in terminal.run("doctor").out


def _loaded_by(terminal: Terminal, *args: str) -> set[str]:
    """Top-level packages in memory when the command is over."""
    code = (
        "import sys\nfrom meantime.cli.main import run\nrun(sys.argv[1:])\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    return set(terminal.python(code, *args).splitlines()[-1].split())
