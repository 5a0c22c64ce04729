"""Every command, where it lives and what it does in one line, so that `meantime --help` loads none of them.

A test compares the lines with the commands themselves.
"""

from __future__ import annotations

#: Heading of the help -> (command, place of its click command, what it does).
SECTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Day by day": (
        ("note", "meantime.cli.notes:note", "Keep a note. Works while the journal is locked."),
        ("today", "meantime.cli.today:today", "Show the notes since the last session."),
        ("find", "meantime.cli.find:find", "Find notes by words or by meaning."),
        ("themes", "meantime.cli.themes:themes", "Show thoughts that come back."),
        ("patterns", "meantime.cli.patterns:patterns", "Show what goes together in the notes."),
        ("prepare", "meantime.cli.prepare:prepare", "Show what to prepare a session with."),
        ("agenda", "meantime.cli.agenda:agenda", "Show the topics of a session, one at a time."),
        ("practise", "meantime.cli.practise:practise", "Do a guided exercise in the terminal."),
        ("brief", "meantime.cli.briefs:brief", "Print the one page for the next session."),
        ("support", "meantime.cli.support:support", "Print numbers to call, and something to do now."),
    ),
    "Reading words": (
        ("read", "meantime.cli.reading:read_", "Show what can be read in a sentence."),
        ("traps", "meantime.cli.reading:traps", "Show which thinking traps a thought may hold."),
    ),
    "Questionnaires": (("score", "meantime.cli.measures:score", "Score the answers of a questionnaire."),),
    "Your data": (
        ("import", "meantime.cli.imports:import_", "Bring in notes from another app or a plain journal."),
        ("export", "meantime.cli.exports:export", "Write everything out in an open format."),
        ("backup", "meantime.cli.backups:backup", "Write a sealed copy of everything to one file."),
        ("restore", "meantime.cli.backups:restore", "Bring a backup back, or check that it is whole."),
    ),
    "The app": (
        ("serve", "meantime.cli.serving:serve", "Start the app and open it in the browser."),
        ("lock", "meantime.cli.locking:lock", "Lock the journal in every open browser."),
        ("doctor", "meantime.cli.doctor:doctor", "Check that everything here is in order."),
        ("demo", "meantime.cli.demo:demo", "Open the app as Sam, an invented person."),
    ),
}
PLACES: dict[str, str] = {name: place for rows in SECTIONS.values() for name, place, _ in rows}
