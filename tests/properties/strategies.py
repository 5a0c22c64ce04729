"""Records of every kind with whatever a person, or another program, may have written in them."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from meantime.core.briefs import BriefChoices
from meantime.core.fair_trials import FairTrial, TrialDay
from meantime.core.homework import Attempt, Homework
from meantime.core.honesty import SHARES, Honesty
from meantime.core.ladders import Ladder, Rung
from meantime.core.measure_drafts import MeasureDraft
from meantime.core.measures import Administration
from meantime.core.notes import HELPED, CopingSkill, Emotion, Note, Symptom
from meantime.core.others import OtherRecord
from meantime.core.pattern_answers import PatternAnswer
from meantime.core.practice import PracticeDraft
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.safety import STEPS, SafetyPlan
from meantime.core.session_reviews import REVIEW_ANSWERS, SessionReview
from meantime.core.sessions import TherapySession
from meantime.core.theme_choices import ThemeChoice
from meantime.core.topics import TOPIC_STATES, WANTS, Topic
from meantime.core.tracking import TrackingPlan
from meantime.core.watch_points import WATCH_STATES, WatchPoint
from meantime.core.wonderings import Wondering

#: Signs that break something somewhere: line ends of other worlds, formulas, markup, joiners, directions, halves.
_NASTY = st.sampled_from(
    [
        *(
            "\u2028",
            "\u2029",
            "\x85",
            "\x00",
            "\x1b[2J",
            "\ufeff",
            "\u202e",
            "\u200d",
            "\r",
            "\r\n",
            "\x0b\x0c",
        ),
        *(
            '=HYPERLINK("x")',
            "'=1",
            "</textarea><script>",
            "{{ 7 }}",
            "| a |",
            "# no",
            "> q",
            "- l",
            '"',
            "\\",
            "'",
        ),
        *("e\u0301", "\u00e9", "\U0001f469\u200d\U0001f52c", "\U0010ffff", "\u0130", "\ufdd0", "ß", "١"),
    ]
)
words = st.lists(st.text(max_size=12) | _NASTY, max_size=4).map("".join)
some_words = words.filter(str.strip)
ids = st.uuids(version=4).map(str)
zones = st.sampled_from(
    ["Europe/London", "UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Etc/GMT-14"]
)
_offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1971, 1, 2), datetime(2198, 12, 30), timezones=_offsets | st.just(UTC))
days = st.dates(date(1971, 1, 1), date(2198, 12, 31))
_ten = st.none() | st.integers(0, 10)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)


def extras(cls: type[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Fields no version of ours knows."""
    known = {f.name for f in fields(cls)} | {"kind"}
    return st.dictionaries(words.filter(lambda name: name not in known), json_values, max_size=2)


_parts = {
    "emotions": st.lists(st.builds(Emotion, name=some_words, intensity=_ten), max_size=2).map(tuple),
    "triggers": st.lists(some_words, max_size=2).map(tuple),
    "symptoms": st.lists(
        st.builds(Symptom, name=some_words, severity=st.none() | st.integers(0, 3)), max_size=2
    ).map(tuple),
    "coping": st.lists(
        st.builds(
            CopingSkill, skill=some_words, before=_ten, after=_ten, helped=st.none() | st.sampled_from(HELPED)
        ),
        max_size=2,
    ).map(tuple),
}
notes = st.builds(
    Note,
    id=ids,
    at=moments,
    tz=zones,
    text=some_words,
    private=st.booleans(),
    source=st.none() | words.filter(bool) | st.just({"importer": "daylio", "key": "a"}),
    other_version_of=st.none() | ids,
    written_locked=st.booleans(),
    extra=extras(Note),
    **_parts,
)
sessions = st.builds(
    TherapySession,
    id=ids,
    at=moments,
    tz=zones,
    minutes=st.integers(1, 480),
    therapist=words,
    extra=extras(TherapySession),
)
topics = st.builds(
    Topic,
    id=ids,
    session=st.none() | ids,
    text=some_words,
    opening=words,
    want=st.none() | st.sampled_from(WANTS),
    minutes=st.none() | st.integers(1, 480),
    order=st.integers(1, 9),
    notes=st.lists(ids, max_size=2).map(tuple),
    state=st.sampled_from(TOPIC_STATES),
    jot=words,
    private=st.booleans(),
    extra=extras(Topic),
)
questions = st.builds(
    Question,
    id=ids,
    text=some_words,
    asked_on=st.none() | days,
    answer=st.none() | words,
    private=st.booleans(),
    extra=extras(Question),
)
reflections = st.builds(
    Reflection,
    id=ids,
    at=moments,
    felt=some_words,
    did=words,
    notice=words,
    next=words,
    private=st.booleans(),
    extra=extras(Reflection),
)
homework = st.builds(
    Homework,
    id=ids,
    exercise=st.just("thought_record"),
    title=words,
    set_by=st.none() | words,
    set_on=st.none() | days,
    due_on=st.none() | days,
    guide=words,
    how_often=words,
    when=words,
    obstacle=words,
    instead=words,
    private=st.booleans(),
    extra=extras(Homework),
)
attempts = st.builds(
    Attempt,
    id=ids,
    homework=st.none() | ids,
    exercise=st.just("breathing"),
    at=moments,
    outcome=st.sampled_from(["did_it", "did_some", "did_something_else", "not_this_time"]),
    answers=st.dictionaries(words, json_values, max_size=2),
    helped=_ten,
    learned=st.none() | words,
    barrier=st.none() | words,
    guide=words,
    note=st.none() | ids,
    private=st.booleans(),
    extra=extras(Attempt),
)
drafts = st.builds(
    PracticeDraft,
    id=ids,
    guide=some_words,
    exercise=st.just("exposure"),
    started=moments,
    at=st.none() | moments,
    step=words,
    answers=st.dictionaries(words, json_values, max_size=2),
    homework=st.none() | ids,
    note=st.none() | ids,
    ladder=st.none() | ids,
    rung=st.none() | ids,
    continues=st.none() | ids,
    ended=st.booleans(),
    private=st.booleans(),
    extra=extras(PracticeDraft),
)
ladders = st.builds(
    Ladder,
    id=ids,
    theme=some_words,
    feared=words,
    rungs=st.lists(
        st.builds(
            Rung, id=ids, text=some_words, distress=st.none() | st.integers(0, 100), agreed=st.booleans()
        ),
        max_size=3,
    ).map(tuple),
    private=st.booleans(),
    extra=extras(Ladder),
)
tracking_plans = st.builds(
    TrackingPlan,
    id=ids,
    starts=st.just(date(2026, 11, 20)),
    ends=st.dates(date(2026, 11, 20), date(2026, 12, 17)),
    moments=st.lists(st.sampled_from(["morning", "midday", "evening", "after"]), max_size=2).map(tuple),
    about=words,
    homework=st.none() | ids,
    extra=extras(TrackingPlan),
)
honesty = st.builds(
    Honesty,
    id=ids,
    at=moments,
    prompt=some_words,
    answer=words,
    share=st.sampled_from(SHARES),
    extra=extras(Honesty),
)
watch_points = st.builds(
    WatchPoint,
    id=ids,
    text=some_words,
    session=st.none() | ids,
    state=st.sampled_from(WATCH_STATES),
    notes=st.lists(ids, max_size=2).map(tuple),
    private=st.booleans(),
    extra=extras(WatchPoint),
)
reviews = st.builds(
    SessionReview,
    id=ids,
    at=moments,
    session=ids,
    shifted=words,
    answers=st.dictionaries(words, st.sampled_from(REVIEW_ANSWERS), max_size=2),
    remember=words,
    more_or_less=words,
    finished=st.booleans(),
    extra=extras(SessionReview),
)
choices = st.builds(
    BriefChoices,
    id=ids,
    session=st.none() | ids,
    left_out=st.lists(words, max_size=2).map(tuple),
    added=st.lists(words, max_size=2).map(tuple),
    extra=extras(BriefChoices),
)
plans = st.builds(
    SafetyPlan,
    id=ids,
    steps=st.dictionaries(st.sampled_from(STEPS) | words, json_values, max_size=3),
    checked_on=st.none() | days,
    extra=extras(SafetyPlan),
)
pattern_answers = st.builds(
    PatternAnswer,
    id=ids,
    key=some_words,
    answer=st.sampled_from(["accepted", "hidden", "not_helpful", "wrong"]),
    at=moments,
    said=words,
    tier=st.sampled_from([None, "clear", "maybe"]),
    extra=extras(PatternAnswer),
)
theme_choices = st.builds(
    ThemeChoice,
    id=ids,
    notes=st.lists(ids, min_size=1, max_size=4).map(tuple),
    at=moments,
    name=some_words.map(lambda name: name[:80]),
    apart=st.booleans(),
    together=st.booleans(),
    rest=st.lists(ids, max_size=3).map(tuple),
    sentences=st.lists(st.sampled_from(["0a1b2c3d", "ffffffff"]), max_size=4).map(tuple),
    rest_sentences=st.lists(st.sampled_from(["00000000"]), max_size=3).map(tuple),
    extra=extras(ThemeChoice),
).filter(lambda choice: not set(choice.notes) & set(choice.rest))
administrations = st.builds(
    Administration,
    id=ids,
    at=moments,
    measure=st.sampled_from(["phq-9", "gad-7", "sleep-99"]),
    answers=st.lists(st.none() | st.integers(-1, 99), max_size=21).map(tuple),
    private=st.booleans(),
    extra=extras(Administration),
)
measure_drafts = st.builds(
    MeasureDraft,
    id=ids,
    at=moments,
    measure=st.just("phq-9"),
    answers=st.dictionaries(st.sampled_from("123456789"), st.none() | st.integers(0, 3), max_size=9),
    extra=extras(MeasureDraft),
)
wonderings = st.builds(
    Wondering,
    id=ids,
    asked_on=st.none() | days,
    when=some_words,
    then=some_words,
    private=st.booleans(),
    extra=extras(Wondering).map(lambda more: {name: one for name, one in more.items() if name != "if"}),
)
trials = st.builds(
    lambda drawn, **rest: FairTrial(
        start=date(2026, 11, 2),
        days=tuple(date(2026, 11, 2 + 2 * n + d) for n, d in enumerate(drawn)),
        **rest,
    ),
    st.lists(st.integers(0, 1), min_size=7, max_size=7),
    id=ids,
    skill=some_words,
    outcomes=st.lists(
        st.builds(
            TrialDay, day=days, strength=st.none() | st.integers(0, 10), practised=st.none() | st.booleans()
        ),
        max_size=3,
        unique_by=lambda one: one.day,
    ).map(tuple),
    private=st.booleans(),
    extra=extras(FairTrial),
)
#: Kinds that come later, or from elsewhere.
others = st.builds(
    OtherRecord,
    id=ids,
    kind=st.sampled_from(["weather", "sauna", "Ünbekannt"]),
    fields=st.dictionaries(words.filter(lambda name: name not in ("id", "kind")), json_values, max_size=3),
)
records = st.one_of(
    notes,
    notes,
    sessions,
    topics,
    questions,
    reflections,
    homework,
    attempts,
    drafts,
    ladders,
    pattern_answers,
    theme_choices,
    plans,
    tracking_plans,
    choices,
    honesty,
    watch_points,
    wonderings,
    trials,
    reviews,
    administrations,
    measure_drafts,
    others,
)
#: Journals: no two records with one id.
journals = st.lists(records, max_size=8, unique_by=lambda record: UUID(record.id))
