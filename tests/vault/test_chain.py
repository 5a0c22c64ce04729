from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.vault.chain import GENESIS, ChainEvent, digest_of, find_break, head_words, next_mac
from meantime.vault.errors import VaultError
from meantime.vault.keys import DataKey, derive_keys

KEYS = derive_keys(DataKey(kid=1, secret=bytes(range(32))))
EVENT = ChainEvent(seq=1, id=UUID(int=5), rev=1, op=1, digest=digest_of(b"sealed"))


def chained(count: int) -> list[tuple[ChainEvent, bytes]]:
    events, mac = [], GENESIS
    for seq in range(1, count + 1):
        event = ChainEvent(seq=seq, id=UUID(int=seq), rev=1, op=1, digest=digest_of(bytes([seq])))
        mac = next_mac(KEYS, mac, event)
        events.append((event, mac))
    return events


def test_an_untouched_chain_has_no_break() -> None:
    assert find_break(KEYS, chained(50)) is None
    assert find_break(KEYS, []) is None


@given(st.integers(0, 8))
def test_a_missing_event_shows_at_the_one_after_it(gone: int) -> None:
    events = chained(10)
    del events[gone]
    assert find_break(KEYS, events) == gone + 2


@given(st.integers(0, 9), st.sampled_from(["seq", "id", "rev", "op", "digest"]))
def test_an_altered_event_shows_where_it_is(at: int, field: str) -> None:
    events = chained(10)
    event, mac = events[at]
    value = getattr(event, field)
    other = value + 20 if isinstance(value, int) else UUID(int=99) if field == "id" else bytes(32)
    events[at] = (replace(event, **{field: other}), mac)  # type: ignore[arg-type]
    assert find_break(KEYS, events) == (at + 21 if field == "seq" else at + 1)


def test_events_cut_off_at_the_end_show_only_in_the_head_words() -> None:
    events = chained(10)
    assert find_break(KEYS, events[:-1]) is None
    assert head_words(events[-1][1]) != head_words(events[-2][1])


def test_a_row_with_impossible_numbers_is_a_break() -> None:
    event, mac = chained(1)[0]
    assert find_break(KEYS, [(replace(event, rev=-1), mac)]) == 1
    assert find_break(KEYS, [(replace(event, digest=b"short"), mac)]) == 1


@pytest.mark.parametrize("change", [{"seq": -1}, {"rev": 2**32}, {"op": 256}, {"digest": b""}])
def test_an_event_that_does_not_fit_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(VaultError):
        next_mac(KEYS, GENESIS, replace(EVENT, **change))  # type: ignore[arg-type]


def test_the_head_is_eight_words() -> None:
    assert head_words(bytes(32)) == "abandon abandon abandon abandon abandon abandon abandon abandon"
