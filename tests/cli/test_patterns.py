"""`meantime patterns` on plain files and on the sealed journal."""

from __future__ import annotations

import json

from tests.cli.terminal import SAM, Terminal


def test_each_file_gives_one_line_with_the_promised_fields(terminal: Terminal) -> None:
    said = terminal.run(
        "patterns", "--journal", str(SAM), "--journal", str(SAM), "--json", "--looks", "single"
    )

    first, second = (json.loads(line) for line in said.text.splitlines())
    assert said.code == 0
    assert first == second
    assert set(first) >= {"journal", "notes", "looked_at", "patterns", "not_yet"}
    assert (first["journal"], first["notes"]) == (str(SAM), 76)
    assert {"kind", "if", "then", "tier", "effect", "interval", "counts", "notes", "sentence"} == set(
        first["patterns"][0]
    )
    assert {"if", "need"} == set(first["not_yet"][0])


def test_maybe_keeps_its_word(terminal: Terminal) -> None:
    said = terminal.run("patterns", "--journal", str(SAM), "--json", "--looks", "single")

    found = json.loads(said.text)["patterns"]
    assert found
    assert all(one["sentence"].startswith("Maybe: ") == (one["tier"] == "maybe") for one in found)


def test_it_reads_as_plain_text_without_json(terminal: Terminal) -> None:
    said = terminal.run("patterns", "--journal", str(SAM))

    assert said.text.startswith("Looked at ")
    assert "After “walk” the feeling fell" in said.text


def test_the_sealed_journal_gives_the_same(at_home: Terminal) -> None:
    at_home.run("import", "meantime", str(SAM))
    sealed = json.loads(at_home.run("patterns", "--json").text)
    plain = json.loads(at_home.run("patterns", "--journal", str(SAM), "--json").text)

    assert sealed["journal"] is None
    assert {**sealed, "journal": 0} == {**plain, "journal": 0}


def test_an_unknown_schedule_is_wrong_usage(terminal: Terminal) -> None:
    assert terminal.run("patterns", "--looks", "daily").code == 2
