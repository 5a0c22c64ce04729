"""`meantime themes` on a plain file and on the sealed journal."""

from __future__ import annotations

from tests.cli.terminal import SAM, Terminal


def test_the_thought_of_sam_comes_out_as_one_theme(terminal: Terminal) -> None:
    said = terminal.run("themes", "--journal", str(SAM), "--json")
    (ruin,) = [theme for theme in said.json if "ruin" in theme["thought"].lower()]

    assert said.code == 0
    assert set(ruin) == {"theme", "thought", "notes", "first", "last"}
    assert len(ruin["notes"]) >= 10
    assert (ruin["first"][:10], ruin["last"][:10]) == ("2026-09-11", "2026-11-20")
    assert said.json == [
        ruin
    ]  # what he agreed to say to Ruth comes back too, and is no thought about himself


def test_it_reads_as_plain_text_without_json(terminal: Terminal) -> None:
    assert terminal.run("themes", "--journal", str(SAM)).text.splitlines()[0] == "“I always ruin it”"


def test_the_sealed_journal_gives_the_same_notes_each_time(at_home: Terminal) -> None:
    at_home.run("import", "meantime", str(SAM))
    first, again = at_home.run("themes", "--json"), at_home.run("themes", "--json")

    assert first.json == again.json
    assert first.json[0]["notes"] == at_home.run("themes", "--journal", str(SAM), "--json").json[0]["notes"]


def test_a_journal_without_a_thought_that_comes_back_is_fine(at_home: Terminal) -> None:
    said = at_home.run("themes", "--json")

    assert (said.code, said.json) == (0, [])
    assert "That is fine." in said.err
