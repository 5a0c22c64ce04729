"""One-time links open once, for ten minutes, and lie nowhere but in memory."""

from __future__ import annotations

from uuid import UUID

import pytest

from meantime.accounts import links
from meantime.accounts.people import Opened
from meantime.vault.keys import new_data_key


@pytest.fixture
def opened() -> Opened:
    return Opened(person_id=UUID(int=7), data_key=new_data_key())


def test_a_link_opens_once(opened: Opened) -> None:
    token = links.new_link(opened)
    assert links.use_link(token) is opened
    assert links.use_link(token) is None


def test_every_link_is_another(opened: Opened) -> None:
    first, second = links.new_link(opened), links.new_link(opened)
    assert first != second
    assert len(first) == 43  # 256 bits
    assert links.use_link(second) is opened
    assert links.use_link(first) is opened


def test_a_link_ends_after_ten_minutes(opened: Opened) -> None:
    late, in_time = (links.new_link(opened, clock=lambda: 1000.0) for _ in range(2))
    assert links.use_link(in_time, clock=lambda: 1599.0) is opened
    assert links.use_link(late, clock=lambda: 1600.0) is None


@pytest.mark.parametrize("token", ["", "nonsense", "é", "\udce9"])
def test_a_token_that_never_was_opens_nothing(token: str) -> None:
    assert links.use_link(token) is None


def test_the_token_itself_is_not_kept(opened: Opened) -> None:
    token = links.new_link(opened)
    assert token not in repr(links._links)
    links.use_link(token)
