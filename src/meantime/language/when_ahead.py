"""Whether the words around a day say that it lies ahead: "seeing my ex on Saturday", "stressed about Monday"."""

from __future__ import annotations

import re
from functools import cache

from meantime.language.calendar_words import alternatives, time_words


def lies_ahead(before: str, after: str) -> bool:
    """Whether a day between these words is to come; `before` and `after` are the rest of its sentence and text."""
    if _BOOKED.search(before) or _STARTS.search(before) or _PLANS.search(before):
        return True
    over = tells_of_past(sentence_of(after))
    if not over and _got_event().search(before):
        return True
    if _PAST.search(before):
        return False
    if is_awaited(before) or _TO_BE.search(before) or _AFTER.match(after):
        return True
    if _PLAN.search(before) and _event().search(before):
        return True
    return not over and _is_planned(before, after)


def is_awaited(before: str) -> bool:
    """Whether a feeling is about what follows: "dreading", "stoked for", "bricking it about"."""
    return bool(_awaited().search(before))


def is_booked(before: str) -> bool:
    """Whether something was moved to the day that follows, or arranged for it."""
    return bool(_BOOKED.search(before))


def is_to_be(before: str) -> bool:
    """Whether a verb of the future stands before: "will", "going to see"."""
    return bool(_TO_BE.search(before))


def tells_of_past(words: str) -> bool:
    """Whether a verb says that something is over; "stressed" and "need" are no such verbs."""
    return any(word not in _not_past() for word in _DONE.findall(_STATE.sub("", words)))


def sentence_of(after: str) -> str:
    """The words up to the end of the sentence."""
    return re.split(r"[.!?;]", after, maxsplit=1)[0]


# Helpers.
_TO_BE = re.compile(
    r"\b(?:due|i'll|we'll|he'll|she'll|they'll|it'll|gonna|(?:i|we|he|she|it|they) will|will be|have to|has to"
    r"|need to|going to (?:be|have|see|meet|go|do|tell|happen)|is on|are on|coming up"
    r"|(?:worried|scared|afraid|terrified|hope|think|know|bet|sure) (?:that )?(?:ill|itll|theyll|youll)"
    r"|(?:can't|cant|can ?not|won't|wont) (?:come|go|make|face|attend|cope with|be there|see|wait)"
    r"|(?:don't|dont|do not) (?:want to|wanna))\b"
)
_PLAN = re.compile(r"\b(?:have|has|'ve got|ive got|i've got|got|there's|theres|is|it's|its) ")
_PAST = re.compile(
    r"\b(?:had|was|were|did|went|felt|cried|came|said|told|happened|shouted|saw|got|left|rang)\b"
)
_DONE = re.compile(
    r"\b(?:had|was|were|did|went|felt|cried|came|been|got|passed|failed|bombed|sat|drank|slept|spent|fell|broke|threw"
    r"|lost|kept|hid|ran|left|ate|woke|took|made|gave|rang|saw|[a-z]{3,}ed)\b"
)
#: "Nothing is packed": how it is now.
_STATE = re.compile(r"\b(?:is|are|isn't|isnt|aren't|arent|be|being|get|gets|getting) (?:[a-z]+ )?[a-z]+ed\b")
#: "If she rings on Saturday I won't answer": not yet.
_IF = re.compile(r"\b(?:if|unless|in case|hope|hoping|praying) (?:[^ ]+ ){0,12}$")
#: "She asked for Friday", "moved it to Monday": a day that was spoken of, not the day it was.
_BOOKED = re.compile(
    r"\b(?:asks?|asked|asking|books?|booked|invited(?: me)?|arranged|agreed|moved|postponed|rescheduled|swapped"
    r"|slipped|pushed|delayed|brought)"
    r" (?:it |me |us |the [a-z]+ )?(?:up |back |forward )?(?:for|to|till|until) $"
)
#: "Mocks start Monday", "term begins on Friday".
_STARTS = re.compile(
    r"\b(?:starts?|begins?|ends|finishes|closes|opens|reopens|due(?: in)?|due back|deadline) $"
)
#: "He's back on Monday", "might see him on Saturday", "a week on Friday".
_PLANS = re.compile(
    r"\b(?:(?:is|are|[a-z]+'s|hes|shes|theyre|they're|im|i'm|we're)"
    r" (?:back|due|off|coming|starting|leaving|going|getting)(?: [a-z']+){0,3}"
    r"|might (?!have\b|of\b)[a-z]+(?: [a-z']+){0,4}|(?:meant|supposed|hoping|planning) to(?: [a-z']+){0,5}"
    r"|(?:a|1) week) $"
)
_AFTER = re.compile(
    r" (?:(?:[a-z']+ ){0,3}coming up|will|gonna|is gonna|is going to|is coming|tomorrow|i'll|i will|we'll"
    r"|i have to|i've got to|ive got to|is (?:my|our|his|her|when)"
    r"|is the (?:exam|interview|test|day|hearing|funeral))\b"
)
_DURING = frozenset({"at", "in", "during", "after", "from", "into"})
_WHO = r"(?:i|we|he|she|they|it|you|mum|mom|dad|(?:my|our|the) [a-z]+)"
_AM = r"(?:im|i'm|were|we're|hes|he's|shes|she's|theyre|they're|[a-z]+'s|am|is|are)"
#: What comes before a doing that is over: "after seeing him on Monday".
_OVER = r"(?<!after )(?<!since )(?<!from )(?<!by )(?<!about )(?<!of )(?<!remember )(?<!regret )(?<!for )(?<!while )"


def _is_planned(before: str, after: str) -> bool:
    """ "If she rings on", "exam on", "seeing my ex on", "on the 3rd I see the consultant"."""
    if _IF.search(before) or _is_event(before):
        return True
    planned = _going().search(before) or _goes().match(after) or _dreads().search(sentence_of(after))
    return not tells_of_past(before) and bool(planned)


def _is_event(before: str) -> bool:
    """ "Exam on", "interview is", right before the day; "failed my exam" is over."""
    event = _sure_event().search(before)
    led = before[: event.start()].split()[-2:] if event else []
    return event is not None and _DURING.isdisjoint(led) and not tells_of_past(" ".join(led))


def _listed(name: str) -> str:
    return alternatives(time_words()["ahead"][name])


@cache
def _not_past() -> frozenset[str]:
    return frozenset(time_words()["ahead"]["not_past"])


@cache
def _awaited() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_listed('awaiting')}|(?:{_listed('feelings')})(?: it| stiff| sick| to death)?"
        r" (?:about|of|for|o|aboot))\b"
    )


@cache
def _dreads() -> re.Pattern[str]:
    """ "Party on Saturday, dreading it"."""
    return re.compile(rf"\b(?:{_listed('awaiting')}) (?:it|that|this)\b")


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('events')})\b")


@cache
def _sure_event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('sure_events')}) (?:(?:is|on|this|its|it's) )*$")


@cache
def _got_event() -> re.Pattern[str]:
    return re.compile(
        rf"\bgot (?:(?:a|an|my|the|another) )?(?!(?:[a-z]+ )?review)(?:[a-z]+ )?(?:{_listed('events')}) $"
    )


@cache
def _going() -> re.Pattern[str]:
    """Someone is about to go: "seeing my ex", "mum's coming"."""
    begins = rf"(?:^ ?|[,:(] |\b(?:and|but|so|just|then|cos|because|{_AM}|not) )"
    return re.compile(
        rf"(?:{begins}(?:{_listed('going')})|{_OVER}\b(?:{_listed('arriving')}))(?: [a-z0-9']+){{0,6}} $"
        rf"|\b{_WHO} (?:{_listed('goes')})(?: [a-z0-9']+){{0,6}} $"
    )


@cache
def _goes() -> re.Pattern[str]:
    """What follows a day on which something is planned: "I'm seeing", "we exchange", "I have my"."""
    doing = rf"{_AM}(?: not)?(?: all)? (?:{_listed('going')}|{_listed('arriving')})"
    return re.compile(rf" (?:{doing}|{_WHO} (?:{_AM} (?:{_listed('going')})|(?:{_listed('goes')})))\b")
