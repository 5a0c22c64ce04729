from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.vault.errors import VaultError, WrongKey
from meantime.vault.keys import new_data_key
from meantime.vault.sessions import new_token, open_session, session_id, wrap_for_session

ANA, CHRIS = UUID(int=1), UUID(int=3)
KEY = new_data_key(9)


def test_a_token_opens_its_own_session() -> None:
    token = new_token()
    assert len(token) == 43
    assert open_session(wrap_for_session(KEY, token, person=ANA), token, person=ANA) == KEY


def test_a_stolen_row_opens_with_nothing_it_holds() -> None:
    token = new_token()
    wrapped = wrap_for_session(KEY, token, person=ANA)
    for guess in (session_id(token), "", new_token(), token[:-1], token.lower()):
        with pytest.raises(WrongKey):
            open_session(wrapped, guess, person=ANA)
    with pytest.raises(WrongKey):
        open_session(wrapped, token, person=CHRIS)


def test_a_session_is_named_by_40_hex_digits_of_the_token() -> None:
    # printf 'mt-session-id|abc' | sha256sum
    assert session_id("abc") == "4b5bf3472aa2cee3e125d8f9596f40b0695da870"


@given(st.text(max_size=60), st.binary(max_size=80))
def test_any_cookie_and_any_row_raise_nothing_but_the_vaults_errors(cookie: str, row: bytes) -> None:
    for wrapped in (row, b"MS\x01" + row, b"MS\x01" + row.ljust(61, b"x")[:61]):
        with pytest.raises(VaultError):
            open_session(wrapped, cookie, person=ANA)


def test_a_cookie_with_a_lone_surrogate_is_the_wrong_key() -> None:
    with pytest.raises(WrongKey):
        open_session(wrap_for_session(KEY, new_token(), person=ANA), "\udcff", person=ANA)
