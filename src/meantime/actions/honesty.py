"""Private answers: kept, and taken further only as the person chose."""

from __future__ import annotations

from dataclasses import replace

from meantime.actions.topics import keep_topic, next_place
from meantime.content.loader import question_bank
from meantime.core.gap_mirror import says_of
from meantime.core.honesty import Honesty, find_problems, topic_id_of
from meantime.core.problems import InvalidRecord
from meantime.core.topics import Topic
from meantime.storage.journal import Journal


def keep_answer(journal: Journal, honesty: Honesty, *, session: str | None, base_rev: int = 0) -> None:
    """Keep a new or changed private answer, and do what its `share` says and no more.

    "topic" puts a private topic on the list of the session. "brief" without words of one's own takes the sentence
    the page showed. Any other choice takes that topic off again.

    Raises:
        InvalidRecord: nothing was asked.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := find_problems(honesty):
        raise InvalidRecord(problems)
    if honesty.share == "brief" and not honesty.answer.strip():
        honesty = replace(honesty, answer=sentence_of(honesty.prompt))
    journal.replace(honesty, base_rev=base_rev)
    if honesty.share == "topic":
        _bring_up(journal, honesty, session)
    else:
        journal.erase(topic_id_of(honesty))


def erase_answer(journal: Journal, honesty_id: str) -> bool:
    """Remove a private answer, and the topic that came of it."""
    stored = journal.find(Honesty, honesty_id)
    if stored is not None:
        journal.erase(topic_id_of(stored.record))
    return journal.erase(honesty_id)


def sentence_of(prompt: str) -> str:
    """What a prompt says in the person's voice: a line of the bank, a gap, or their own words."""
    known = {one.id: one.text for one in question_bank().honesty}
    return says_of(prompt) or known.get(prompt) or prompt


def _bring_up(journal: Journal, honesty: Honesty, session: str | None) -> None:
    """A topic for the person alone: `private` keeps it out of the brief."""
    topic = Topic(
        id=topic_id_of(honesty),
        session=session,
        text=sentence_of(honesty.prompt),
        opening=honesty.answer,
        order=next_place(journal, session),
        notes=_note_of(journal, honesty.prompt),
        private=True,
    )
    stored = journal.find(Topic, topic.id)
    if stored is None:
        keep_topic(journal, topic)
    else:
        keep_topic(journal, replace(stored.record, opening=honesty.answer), base_rev=stored.rev)


def _note_of(journal: Journal, prompt: str) -> tuple[str, ...]:
    """The note a gap was about."""
    return tuple(note.id for note in journal.notes_with_ids([prompt.partition(":")[2]]))
