"""A journal to read, in which nothing the person typed is markup."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.core.homework import Attempt, Homework
from meantime.core.journal import MemoryJournal
from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic
from meantime.exports.markdown import journal_markdown
from meantime.exports.markup import escaped, quoted

JOURNAL = MemoryJournal(
    name="Sam",
    tz="Europe/London",
    records=(
        Note(
            id="2",
            at=datetime(2026, 11, 16, 23, 30, tzinfo=UTC),
            tz="Asia/Tokyo",
            text="Landed. 1 * 2\n\n    # not a heading",
            private=True,
        ),
        Note(
            id="1",
            at=datetime(2026, 10, 31, 8, 10, tzinfo=UTC),
            tz="Europe/London",
            text="Felt anxious",
            emotions=(Emotion(name="anxious", intensity=7), Emotion(name="tired")),
            triggers=("going to work",),
            symptoms=(Symptom(name="tight chest", severity=2),),
            coping=(CopingSkill(skill="slow breathing", before=7, after=5, helped="a bit"),),
            extra={"activities": ["tea"]},
        ),
        TherapySession(id="s", at=datetime(2026, 11, 19, 16, tzinfo=UTC), therapist="Dr A"),
        Topic(id="t", session="s", text="A meeting", opening="On Thursday", want="understand", minutes=20),
        Topic(id="u", text="Later"),
        Question(id="q", text="Is it working?", asked_on=date(2026, 11, 19), answer="Ask again"),
        Reflection(id="r", at=datetime(2026, 11, 18, 20, tzinfo=UTC), felt="Flat"),
        Homework(id="h", exercise="breathing", title="Slow breathing", set_on=date(2026, 11, 12)),
        Attempt(
            id="a",
            homework="h",
            exercise="breathing",
            at=datetime(2026, 11, 14, 20, tzinfo=UTC),
            outcome="did_some",
            helped=6,
            answers={"what_happened": "Sat still"},
            learned="It passes",
        ),
    ),
)
EXPECTED = """\
# Journal of Sam

## October 2026

### Saturday 31 October

**08:10**

> Felt anxious

- Felt: anxious (7 of 10); tired
- Set off by: going to work
- In mind or body: tight chest (moderate)
- Did about it: slow breathing (before 7 of 10, after 5 of 10, helped: a bit)
- With: tea

## November 2026

### Tuesday 17 November

**08:30** · private

> Landed. 1 \\* 2
>
> ~~~~\\# not a heading

## Sessions

### Thursday 19 November 2026, 16:00 with Dr A

50 minutes.

- A meeting: “On Thursday” (open, wants to understand, 20 minutes)

## Topics without a session

- Later (open)

## Questions

- Is it working? (asked on 2026-11-19)__
  Answer: Ask again

## Reflections

### Wednesday 18 November 2026, 20:00

**What I felt**

> Flat

## Practice

- Slow breathing (agreed on 2026-11-12)

### Saturday 14 November 2026, 20:00: Slow breathing

did some, helped 6 of 10

**what happened**

> Sat still

**What I learned**

> It passes
""".replace("~", "\xa0").replace("__", "  ")


def test_a_journal_is_told_by_month_and_day_then_by_kind() -> None:
    assert "".join(journal_markdown(JOURNAL)) == EXPECTED


def test_an_empty_journal_is_a_heading() -> None:
    assert "".join(journal_markdown(MemoryJournal(records=()))) == "# Journal\n"


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("# one", r"\# one"),
        ("1. one", r"1\. one"),
        ("12) one", r"12\) one"),
        ("- one", r"\- one"),
        ("+ one", r"\+ one"),
        ("===", r"\=\=\="),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("![a](b)", r"!\[a\](b)"),
        ("see www.example.org", r"see www\.example.org"),
        ("https://example.org me@example.org", r"https\://example.org me\@example.org"),
        (":smile: at 8:10", r"\:smile: at 8:10"),
        ("$x$ ==y== `z` ~w~ |v|", r"\$x\$ \=\=y\=\= \`z\` \~w\~ \|v\|"),
        ("two\nlines", "two lines"),
        ("    - not code", r"\- not code"),
        ("\x1b[2J\u202etxt", "\ufffd\\[2J\ufffdtxt"),
        ("Felt anxious on a Monday, 7 of 10.", "Felt anxious on a Monday, 7 of 10."),
    ],
)
def test_words_that_look_like_markup_are_escaped(words: str, markdown: str) -> None:
    assert escaped(words) == markdown


def test_lines_of_a_quotation_stay_lines() -> None:
    assert quoted("one\r\ntwo\n\n- three") == "> one  \n> two\n>\n> \\- three"


PRINTABLE = st.text(
    st.sampled_from("\\`*_{}[]<>()#+-.!|~$^=&@:/w1a ") | st.characters(codec="ascii", min_codepoint=32)
)


@given(words=PRINTABLE)
def test_taking_the_backslashes_off_gives_the_words_back(words: str) -> None:
    plain = words.replace("\x7f", "")

    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(plain)) == plain.strip()


@given(words=st.text())
def test_every_line_of_a_quotation_stays_inside_it(words: str) -> None:
    assert all(line.startswith(">") for line in quoted(words).split("\n"))


@given(words=PRINTABLE)
def test_no_sign_of_markup_stands_without_its_backslash(words: str) -> None:
    without_escapes = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped(words))

    assert not set("\\`*_{}[]<>#|~$^&@=") & set(without_escapes)
