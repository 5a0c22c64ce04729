"""`meantime read` and `meantime traps`: what a sentence says, read on this machine and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from meantime.cli import clock
from meantime.cli.speaking import Trouble, give, give_json, printable
from meantime.cli.typed import as_text, from_standard_input, typed
from meantime.content.loader import support_texts
from meantime.core.moments import is_zone

if TYPE_CHECKING:
    from meantime.language.own_words import OwnWords

Read = Callable[[str, datetime], dict[str, Any]]
_NO_TIME = "is not a time Meantime can read. Use 2026-11-23T09:00."
_NOTHING = "Nothing found. That is fine."


@click.command(name="read", short_help="Show what can be read in a sentence.")
@click.argument("text", nargs=-1)
@click.option(
    "--lines", is_flag=True, help="Read one sentence a line from standard input, or one JSON object."
)
@click.option(
    "--now", "said_now", metavar="TIME", help="The moment it was written, such as 2026-11-23T09:00."
)
@click.option("--tz", metavar="ZONE", help="The zone its days are meant in, such as Europe/London.")
@click.option(
    "--journal",
    "journal_file",
    metavar="FILE",
    help="Learn the person's own words from a plain journal file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read_(text: tuple[str, ...], lines: bool, as_json: bool, **options: str | None) -> None:
    """Show what can be read in a sentence: when, feelings, what set it off, mind and body, what was done.

    Nothing is kept, nothing is sent, no word is changed. A feeling with `?` behind it is only a guess.
    With --lines each line of standard input is a sentence, or a JSON object {"text", "now"}; one JSON object a line
    comes out.
    """
    _raise_if_both(text, lines=lines)
    zone, said_now = _zone(options["tz"]), options["said_now"]
    now = _now(said_now, zone) if said_now else clock.now()
    as_dict = _reader(zone, options["journal_file"])
    if lines:
        for sentence, its_now in _sentences(zone, now):
            give_json(as_dict(sentence, its_now))
    else:
        found = as_dict(_one_text(text), now)
        give_json(found) if as_json else give("\n".join(_in_words(found)))


@click.command(short_help="Show which thinking traps a thought may hold.")
@click.argument("text", nargs=-1)
@click.option(
    "--lines", is_flag=True, help="Read one thought a line from standard input, or one JSON object."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def traps(text: tuple[str, ...], lines: bool, as_json: bool) -> None:
    """Show which thinking traps a thought may hold: at most three, often none. A question, never a verdict."""
    _raise_if_both(text, lines=lines)
    if lines:
        for sentence, _ in _sentences("UTC", clock.now()):
            give_json(_offered(sentence))
        return
    found = _offered(_one_text(text))
    give_json(found) if as_json else give("\n".join(_trap_words(found)))


def _raise_if_both(text: tuple[str, ...], *, lines: bool) -> None:
    if lines and text not in ((), ("-",)):
        command = click.get_current_context().command_path
        raise click.UsageError(
            "--lines reads standard input and takes no words. "
            f"Type `{command} --lines < FILE`, or leave --lines out."
        )


def _reader(tz: str, journal_file: str | None) -> Read:
    """Loads the word lists, and the person's own words where a journal is given."""
    from meantime.language.read import read, reading_json

    own = _own_words(journal_file) if journal_file else None
    return lambda sentence, now: reading_json(read(sentence, now=now, tz=tz, own=own))


def _own_words(journal_file: str) -> OwnWords:
    from meantime.cli.plain import read_plain
    from meantime.language.own_words import learn

    return learn(sorted(read_plain(journal_file).notes(), key=lambda note: note.at, reverse=True))


def _offered(sentence: str) -> dict[str, Any]:
    from meantime.language.sight import look
    from meantime.language.support_sense import asks_for_support
    from meantime.language.trap_silence import tells_of_harm
    from meantime.language.traps import find_traps

    support = asks_for_support(sentence, look(sentence)) or tells_of_harm(sentence)
    hints = () if support else find_traps(sentence)
    offered = [{"trap": hint.trap, "because": hint.because} for hint in hints]
    return {"text": sentence, "offered": offered, "support": support}


def _trap_words(found: dict[str, Any]) -> Iterator[str]:
    from meantime.language.traps import trap_question

    hints = [
        f"{trap_question(hint['trap'])} You wrote “{printable(hint['because'])}”."
        for hint in found["offered"]
    ]
    yield from _ended(hints, support=found["support"])


def _sentences(tz: str, now: datetime) -> Iterator[tuple[str, datetime]]:
    """The lines of standard input with the moment each was written at. An empty line is an empty sentence."""
    import json

    for number, raw in enumerate(sys.stdin.buffer, start=1):
        line = as_text(raw, f"Line {number}: some words").rstrip("\r\n")
        given = _json_object(json, line)
        if given is None:
            yield line, now
            continue
        text, said = given.get("text"), given.get("now")
        if not isinstance(text, str):
            raise Trouble(f'Line {number} has no "text". Write {{"text": …, "now": …}} or a plain sentence.')
        yield text, _line_moment(number, str(said), tz) if said else now


def _json_object(json: Any, line: str) -> dict[str, Any] | None:
    if not line.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and "text" in value else None


def _one_text(text: tuple[str, ...]) -> str:
    if text == ("-",) or (not text and not sys.stdin.isatty()):
        return from_standard_input().rstrip("\n")
    if not text:
        raise click.UsageError("Write a sentence after the command, or `-` to read it from standard input.")
    return typed(" ".join(text))


def _zone(tz: str | None) -> str:
    if tz is not None and not is_zone(tz):
        raise click.UsageError("--tz is not a time zone. Use a name such as Europe/London.")
    return tz or clock.machine_zone()


def _now(said: str, tz: str) -> datetime:
    moment = clock.read_moment(said, tz=tz, now=clock.now())
    if moment is None:
        raise click.UsageError(f"--now {_NO_TIME}")
    return moment


def _line_moment(number: int, said: str, tz: str) -> datetime:
    moment = clock.read_moment(said, tz=tz, now=clock.now())
    if moment is None:
        raise Trouble(f'Line {number}: "now" {_NO_TIME}')
    return moment


def _in_words(found: dict[str, Any]) -> Iterator[str]:
    """The findings as lines of plain words; one line says so when there are none."""
    when = found["when"]
    rows = (
        ("when", _time_words(when)),
        ("felt", ", ".join(_named(e["name"], e["intensity"], e["tier"]) for e in found["emotions"])),
        ("set off by", ", ".join(found["triggers"])),
        ("mind and body", ", ".join(s["name"].replace("_", " ") for s in found["symptoms"])),
        ("did", ", ".join(_skill_words(c) for c in found["coping"])),
        ("to ask", found["ask"] or ""),
    )
    shown = [f"{title}: {printable(words)}" for title, words in rows if words]
    yield from _ended(shown, support=found["support"])


def _ended(lines: list[str], *, support: bool) -> list[str]:
    """The lines with the way to support below them, where the words ask for it."""
    if support:
        return [*lines, support_texts().in_terminal]
    return lines or [_NOTHING]


def _time_words(when: dict[str, Any]) -> str:
    days = " to ".join(str(day) for day in (when["date"], when["end"]) if day)
    return " ".join(part for part in (days, when["part"], when["time"]) if part) or str(when["words"])


def _named(name: str, intensity: int | None, tier: str) -> str:
    words = name.replace("_", " ") + ("" if intensity is None else f" {intensity}")
    return words if tier == "said" else words + "?"


def _skill_words(skill: dict[str, Any]) -> str:
    effect = {"a bit": "helped a bit", "a lot": "helped a lot"}.get(skill["helped"], skill["helped"])
    change = f"{skill['before']} to {skill['after']}" if None not in (skill["before"], skill["after"]) else ""
    return ", ".join(part for part in (skill["skill"].replace("_", " "), effect, change) if part)
