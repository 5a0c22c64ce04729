import pytest

from meantime.vault.errors import Damaged, WeakProfile
from meantime.vault.profiles import CHEAPEST, FLOOR, RFC_9106_LOW_MEMORY, Argon2Profile, raise_if_weaker


def test_the_default_is_64_mib_3_passes_4_lanes() -> None:
    assert Argon2Profile(65536, 3, 4) == RFC_9106_LOW_MEMORY


@pytest.mark.parametrize("profile", [RFC_9106_LOW_MEMORY, FLOOR, Argon2Profile(19456, 2, 1)])
def test_what_is_at_or_above_the_floor_passes(profile: Argon2Profile) -> None:
    raise_if_weaker(profile)


@pytest.mark.parametrize("profile", [CHEAPEST, Argon2Profile(19455, 2, 1), Argon2Profile(65536, 1, 4)])
def test_what_is_below_the_floor_is_refused(profile: Argon2Profile) -> None:
    with pytest.raises(WeakProfile):
        raise_if_weaker(profile)


@pytest.mark.parametrize(
    "costs", [(7, 1, 1), (31, 1, 4), (8, 0, 1), (8, 1, 0), (2**20 + 1, 1, 1), (8, 17, 1), (2**20, 1, 17)]
)
def test_costs_that_cannot_be_or_would_take_the_machine_down_are_damage(costs: tuple[int, int, int]) -> None:
    with pytest.raises(Damaged):
        Argon2Profile(*costs)
