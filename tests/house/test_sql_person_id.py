"""Every query on a personal table names its person, so that the tables can be split by person one day.

The journey below goes through all the actions there are, and all its SQL is read: on the tables of `PERSONAL` a
statement needs `person_id = …` (an INSERT: the column), and no statement joins two tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from meantime.accounts import open_sessions, people
from meantime.accounts.models import Person
from meantime.accounts.people import Opened
from meantime.actions import (
    backups,
    briefs,
    exports,
    imports,
    inbox,
    notes,
    recovery,
    safety,
    sessions,
    topics,
    unlock,
)
from meantime.core.brief import build
from meantime.core.notes import Note
from meantime.core.profile import Profile
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.topics import Topic
from meantime.storage.events import find_break_in
from meantime.storage.journal import Journal
from meantime.storage.models import SealedRecord
from tests.people import PASSPHRASE, a_note, a_session, an_anxious_note

PERSONAL = ("record", "event", "inbox", "keyring", "open_session", "open_plan")
#: Statements that cannot name one person: pattern -> why.
ALLOWED = {
    r'(SELECT|UPDATE|DELETE).* "open_session".* WHERE "open_session"\."id" (=|IN)': (
        "a browser is known by its token alone; the row it finds says whose it is"
    ),
    r'(SELECT|UPDATE|DELETE).* "open_plan".* WHERE "open_plan"\."id" (=|IN)': (
        "the same: the token of the browser is all there is to know it by"
    ),
    r'SELECT (1|%s) AS "a" FROM "\w+" LIMIT 1$': "a restore asks whether anybody is here at all",
    r'SELECT (?!.*WHERE).* FROM "keyring" ORDER BY "keyring"\."person_id" ASC$': (
        "a backup of the whole server walks from person to person"
    ),
}
_TABLE = re.compile(r'(?:FROM|INTO|UPDATE|JOIN) "(\w+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """What the steps of the journey share."""

    journal: Journal
    opened: Opened
    home: Path
    now: datetime


def test_every_statement_of_a_whole_life_names_its_person(
    transactional_db: None, tmp_path: Path, now: datetime
) -> None:
    with statements() as said:
        live(tmp_path, now)

    assert [sql for sql in said if trouble_with(sql)] == []
    assert {table for sql in said for table in _TABLE.findall(sql)} >= set(PERSONAL)


def test_no_exception_is_kept_that_nothing_needs(
    transactional_db: None, tmp_path: Path, now: datetime
) -> None:
    with statements() as said:
        live(tmp_path, now)

    assert [pattern for pattern in ALLOWED if not any(re.match(pattern, sql) for sql in said)] == []


def test_a_query_without_a_person_is_caught(db: None) -> None:
    with statements() as said:
        list(SealedRecord.objects.filter(id=uuid4()).values_list("sealed"))
        SealedRecord.objects.filter(kind=1).delete()
        SealedRecord.objects.filter(kind=1).update(rev=2)

    assert len(said) == 3
    assert all(map(trouble_with, said))


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "record"."id" FROM "record" WHERE "record"."person_id" IN (%s, %s)',
        'SELECT "record"."id" FROM "record" WHERE NOT ("record"."person_id" = %s)',
        'SELECT 1 FROM "record" INNER JOIN "event" ON (1) WHERE "record"."person_id" = %s',
        'INSERT INTO "inbox" ("id", "sealed") VALUES (%s, %s)',
        'SELECT "person_id" FROM "inbox"',
    ],
)
def test_a_statement_that_names_no_one_person_is_caught(sql: str) -> None:
    assert trouble_with(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "record"."id" FROM "record" WHERE ("record"."person_id" = %s AND "record"."kind" = %s)',
        'INSERT INTO "inbox" ("person_id", "id") VALUES (%s, %s)',
        'SELECT "person"."id" FROM "person" LIMIT 2',
    ],
)
def test_a_statement_about_one_person_is_not_caught(sql: str) -> None:
    assert trouble_with(sql) == ""


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that is sent while inside."""
    said: list[str] = []

    def note_down(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        said.append(" ".join(sql.split()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note_down):
        yield said


def trouble_with(sql: str) -> str:
    """What is wrong with a statement; empty when nothing is."""
    if not set(_TABLE.findall(sql)) & set(PERSONAL) or any(re.match(pattern, sql) for pattern in ALLOWED):
        return ""
    if " JOIN " in sql:
        return "it joins tables"
    if sql.startswith("INSERT"):
        return (
            "" if '"person_id"' in sql.partition(" VALUES")[0].partition(" SELECT")[0] else "it has no person"
        )
    where = re.sub(r"NOT \([^()]*\)", "", sql.partition(" WHERE ")[2])
    return "" if re.search(r'"person_id" = ', where) else "it names no person"


def live(home: Path, now: datetime) -> None:
    """Start a journal, use everything, take a backup, and erase everything."""
    opened, words = unlock.start_journal(
        PASSPHRASE, Profile(id="new", name="Sam", tz="Europe/London"), home=home
    )
    walk = _Walk(journal=Journal(opened.person_id, opened.data_key), opened=opened, home=home, now=now)
    _write_notes(walk)
    _write_while_locked(walk)
    _prepare_a_session(walk)
    _come_and_go(walk)
    _look_after_keys(walk, words)
    unlock.erase_everything(opened.person_id, home=home)
    backups.restore(home / "all.backup", home=home)


def _write_notes(walk: _Walk) -> None:
    journal, now = walk.journal, walk.now
    for kept in (a_note("2026-11-20T08:00:00+00:00"), an_anxious_note("2026-11-21T08:00:00+00:00")):
        notes.add_note(journal, kept, now=now)
    stored = journal.find(Note, kept.id)
    assert stored is not None
    notes.change_note(journal, stored, now=now, text="Another version")
    clash = notes.edit_note(journal, replace(kept, text="A third"), base_rev=stored.rev, now=now)
    assert clash is not None
    first, second = journal.find(Note, kept.id), journal.find(Note, clash.second.id)
    assert first is not None
    assert second is not None
    notes.settle_clash(journal, first, second, keep="second")
    notes.erase_note(journal, kept.id)
    journal.latest_notes(5)
    journal.count_notes()


def _write_while_locked(walk: _Walk) -> None:
    person_id = walk.opened.person_id
    inbox.add_note_locked(person_id, a_note("2026-11-22T22:00:00+00:00", written_locked=True))
    inbox.count_waiting(person_id)
    person = Person.objects.get(id=person_id)
    unlock.unlock(person, PASSPHRASE, home=walk.home, now=walk.now)


def _prepare_a_session(walk: _Walk) -> None:
    journal, now = walk.journal, walk.now
    planned = a_session()
    sessions.keep_session(journal, planned)
    topic = Topic(id=str(uuid4()), session=planned.id, text="Shut down in a meeting", order=1)
    topics.keep_topic(journal, topic)
    topics.keep_topic(journal, Topic(id=str(uuid4()), session=planned.id, text="Sleep", order=2))
    topics.move_topic(journal, topic, up=False)
    topics.ask_question(journal, Question(id=str(uuid4()), text="How will I know it is working?"))
    sessions.reflect(journal, Reflection(id=str(uuid4()), at=now, felt="tired"))
    brief = build.build_brief(journal, planned.id, now=now)
    briefs.choose_lines(journal, brief, [line.key for line in brief.lines])
    briefs.choose_lines(journal, brief, [])
    sessions.span_now(journal, now=now)
    _write_a_plan(walk)
    topics.erase_topic(journal, topic.id)
    sessions.erase_session(journal, planned.id)


def _write_a_plan(walk: _Walk) -> None:
    journal = walk.journal
    safety.keep_step(journal, "alone", ["Walk"])
    safety.confirm_plan(journal, today=walk.now.date())
    token = safety.open_while_locked(journal)
    assert token is not None
    safety.refresh_copy(journal, token)
    assert safety.plan_while_locked(token) is not None
    assert safety.open_copies(journal, token) == (True, 0)
    safety.what_helped(journal, now=walk.now)
    safety.close_while_locked(journal, token, everywhere=False)
    safety.erase_plan(journal)


def _come_and_go(walk: _Walk) -> None:
    journal = walk.journal
    plain = b"".join(exports.export_plain(journal))
    list(exports.export_csv(journal))
    list(exports.export_markdown(journal))
    imports.keep_pending(journal, imports.PendingFile(name="a", source="meantime", data=plain))
    assert imports.find_pending(journal) is not None
    imports.import_file(journal, imports.preview_import(journal, plain, "a.jsonl"))
    imports.drop_pending(journal)
    assert find_break_in(journal) is None
    backups.write_backup(walk.home / "all.backup", home=walk.home, now=walk.now)


def _look_after_keys(walk: _Walk, words: str) -> None:
    journal, opened, now = walk.journal, walk.opened, walk.now
    token = unlock.begin_session(journal, opened, now=now)
    open_sessions.opened_by(token, now=now + timedelta(minutes=1))
    open_sessions.set_lock_after(opened.person_id, 30)
    unlock.lock(token)
    late = unlock.begin_session(journal, opened, now=now)
    assert open_sessions.opened_by(late, now=now + timedelta(hours=13)) is None
    unlock.lock_everywhere(opened.person_id)
    recovery.remember_check(journal, words)
    recovery.confirm_recovery_key(journal, {})
    person = _person(opened.person_id)
    people.change_passphrase(person, PASSPHRASE, PASSPHRASE + " two", now=now)
    people.recover(person, words, PASSPHRASE)
    recovery.replace_recovery_key(journal, opened)


def _person(person_id: UUID) -> Person:
    return Person.objects.get(id=person_id)
