"""Whether a word of a sentence was so, and whose it was. The word in question stands in square brackets."""

from __future__ import annotations

import pytest

from meantime.language.scope import Scope, scope_of
from meantime.language.tokens import tokens_of


def scope_in(marked: str) -> Scope:
    first, last = marked.index("["), marked.index("]") - 1
    tokens = tokens_of(marked.replace("[", "").replace("]", ""))
    at = [n for n, token in enumerate(tokens) if first <= token.place[0] and token.place[1] <= last]
    return scope_of(tokens, (at[0], at[-1] + 1))


@pytest.mark.parametrize(
    "marked",
    [
        "i was [angry]",
        "not angry, just [tired]",
        "never felt so [proud]",
        "we were both [nervous]",
        "wish i wasn't so [anxious]",
        "she made me [angry]",
        "my boss shouted at me and i felt [scared]",
        "mum shouted so felt [scared]",
        "talking with mom made me [sad]",
        "argued with mum felt [awful]",
        "saw my ex felt [sad]",
        "dan was late and i was [angry]",
        "my mood was [low]",
        "sunday was [lonely]",
        "work was hard, felt [drained]",
        "missed the bus was [furious]",
        "couldn't sleep [anxious] all night",
        "couldn't stop feeling [guilty]",
        "don't know why i feel so [sad]",
        "not only sad but [angry]",
        "wasn't at work and felt [guilty]",
        "why am i so [anxious]?",
        "could feel the [panic] rising",
        "sick of feeling [sad]",
        "i'd felt [sad] all day",
        "if i'm honest i felt [sad]",
        "getting used to being [lonely]",
        "i used to panic but now i feel [calm]",
        "my [anxiety] was bad",
        "everyone was happy except me i felt [lonely]",
        "she was nice but i felt [anxious]",
        "told mum i was [angry]",
        "i said i was [angry]",
        "she left me [heartbroken]",
        "my ex texted and left me [anxious]",
        "it [upset] me",
        "[upset] about mum",
        "boss emailed again, [anxious] 7",
        "boss emailed again [anxious] 7",
        "dad rang felt [guilty]",
        "mum was round today, [stressed]",
        "i was with my sister and felt [jealous]",
        "met sam for coffee was [happy]",
        "she ignored me, i was so [hurt]",
        "she ignored me, felt so [hurt]",
        "tom and i argued i was [furious]",
        "both of us were [sad]",
        "nothing went right and i was [sad]",
        "i was going to work and felt [sick]",
        "made me feel [useless]",
        "he shouted at me in front of everyone and i was [humiliated]",
        "everyone laughed, i was [humiliated]",
        "at tesco yesterday [panic]",
        "i think i was [angry]",
        "i haven't felt this [sad] in ages",
        "haven't been this [happy] since june",
        "my friends went home and i was [lonely]",
        "my friends went home felt [lonely]",
        "woke up [anxious]",
        "got home was [exhausted]",
        "first day at work was [nervous]",
        "kids were screaming and i got so [angry]",
        "kids screaming so i got so [angry]",
        "they didnt invite me and im [hurt]",
        "they didnt invite me im [hurt]",
        "they didnt invite me, [hurt]",
        "never felt [so alone]",
        "i haven't felt [so low]",
        "i used to swim there, and this evening i felt [calm]",
        "the house was built in 2019 and i felt [sad] in it",
        "i was [sad] for the house that was pulled down in 1961",
        "felt ill [anxious] all night",
        "am i going mad, i felt so [scared]",
        "thinking about it all i felt [sad]",
        "since my last session i felt [calm]",
        "i was always [anxious] this week",
    ],
)
def test_what_was_so_for_the_writer_is_clear(marked: str) -> None:
    assert scope_in(marked) == Scope()


@pytest.mark.parametrize(
    "marked",
    [
        "wasn't [anxious]",
        "not [angry], just tired",
        "didn't feel [sad]",
        "no longer [ashamed]",
        "never felt [proud]",
        "can't say i'm [happy]",
        "couldn't sleep, didn't feel [tired] though",
        "no [panic] today",
        "without feeling [anxious]",
        "i don't think i was [angry]",
        "i don't feel like i'm [depressed]",
        "wasn't sad or [angry]",
        "i wasn't even [sad]",
        "nothing made me [sad]",
        "i haven't felt [sad] this week",
        "never [lonely] with the dog",
        "not [stressed] about work any more",
        "never [alone]",
        "i am not [afraid] anymore",
    ],
)
def test_what_is_denied_is_negated(marked: str) -> None:
    assert scope_in(marked) == Scope(negated=True)


@pytest.mark.parametrize(
    "marked",
    [
        "she was [angry]",
        "mum is [stressed]",
        "my boss seemed [annoyed]",
        "made him [sad]",
        "he said i was [lazy]",
        "i could tell dad was [upset]",
        "dan was [angry] with me",
        "the shop was [empty]",
        "her [anxiety] was bad",
        "my mum's [anxiety]",
        "everyone was [happy]",
        "she was tired and [angry]",
        "mum thinks i'm [depressed]",
        "he called me [useless]",
        "it [upset] my mum",
        "mum was [sad] today",
        "you were [angry]",
        "tom and i argued he was [furious]",
        "i think she was [angry]",
        "my friends felt [lonely]",
        "the kids were [excited]",
        "they were [hurt]",
    ],
)
def test_what_somebody_else_felt_or_said_is_theirs(marked: str) -> None:
    assert scope_in(marked) == Scope(other_person=True)


@pytest.mark.parametrize(
    "marked",
    [
        "used to [panic]",
        "back then i was [depressed]",
        "i was [depressed] back then",
        "i was [depressed] in 2019",
        "in 2019 i was [depressed]",
        "in my twenties i was [anxious] all the time",
        "when i was in my 20s i was [confident]",
        "i was so [low] in my early 30s",
        "as a teen i was so [lonely]",
        "as a student i was [broke] and happy",
        "i was always [anxious] at school",
        "back in the day i was [shy]",
        "a week since my last [panic attack]",
        "first time since i last had a proper [cry]",
    ],
)
def test_what_is_long_past_is_past(marked: str) -> None:
    assert scope_in(marked) == Scope(past_habit=True)


@pytest.mark.parametrize(
    "marked",
    [
        "worried i'd [panic]",
        "afraid i'd be [sad]",
        "if i get [angry]",
        "will be [anxious] tomorrow",
        "hope to feel [calm]",
        "wish i was [happy]",
        "am i [depressed]?",
        "tried to stay [calm]",
        "i wanted to be [happy]",
        "could get [anxious]",
        "scared of being [abandoned]",
        "i'd be [sad]",
        "what if i [panic]",
        "im worried ill [panic] at the wedding",
        "scared ill [cry] at the funeral",
        "worried that ill get angry and [snap]",
        "do i sound [depressed]?",
        "do i seem [angry] to you?",
        "am i [depressed]",
        "urge to [shout] at them",
        "tempted to [cancel]",
        "resisted the urge to [check]",
        "thinking about [hurting] myself",
        "i was going to be [sad]",
    ],
)
def test_what_is_only_thought_of_is_hypothetical(marked: str) -> None:
    assert scope_in(marked) == Scope(hypothetical=True)


def test_a_clear_scope_says_so() -> None:
    assert scope_in("i was [angry]").is_clear
    assert not scope_in("wasn't [angry]").is_clear
