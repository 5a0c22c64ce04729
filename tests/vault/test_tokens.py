from meantime.vault.keys import DataKey, derive_keys
from meantime.vault.tokens import month_token

ANA = derive_keys(DataKey(kid=1, secret=bytes(32)))
CHRIS = derive_keys(DataKey(kid=1, secret=bytes(31) + b"\x01"))


def test_one_month_has_one_token_and_every_month_its_own() -> None:
    tokens = {month_token(ANA, year, month) for year in (2025, 2026) for month in range(1, 13)}
    assert len(tokens) == 24
    assert {len(token) for token in tokens} == {16}
    assert month_token(ANA, 2026, 11) in tokens


def test_two_people_share_no_token() -> None:
    assert month_token(ANA, 2026, 11) != month_token(CHRIS, 2026, 11)
