"""How much work one guess at a passphrase costs: named Argon2id profiles and their floor."""

from dataclasses import dataclass

from meantime.vault.errors import Damaged, WeakProfile

_MOST_MEMORY_KIB = 1024 * 1024  # 1 GiB, sixteen times what we write
_MOST_ITERATIONS = 16
_MOST_LANES = 16
_LEAST_KIB_PER_LANE = 8  # RFC 9106 section 3.1


@dataclass(frozen=True, slots=True, kw_only=False)
class Argon2Profile:
    """Argon2id costs (RFC 9106). Raises Damaged outside what Argon2id allows or this program would ever run:
    a wrap that asks for 4 TiB is a broken or hostile row, and must not take the machine down."""

    #: Memory in KiB, from 8 per lane up to 1 GiB.
    memory_kib: int
    #: Passes over the memory, 1 to 16.
    iterations: int
    #: Parallel lanes, 1 to 16.
    lanes: int

    def __post_init__(self) -> None:
        allowed = (
            1 <= self.lanes <= _MOST_LANES
            and 1 <= self.iterations <= _MOST_ITERATIONS
            and _LEAST_KIB_PER_LANE * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        )
        if not allowed:
            raise Damaged("the Argon2id numbers are outside the allowed range")


#: Second recommended option of RFC 9106 section 4: 64 MiB, 3 passes, 4 lanes. What every new passphrase gets.
RFC_9106_LOW_MEMORY = Argon2Profile(65536, 3, 4)

#: Smallest setting of the OWASP Password Storage Cheat Sheet with 2 passes: 19 MiB, 1 lane. Never go below.
FLOOR = Argon2Profile(19456, 2, 1)

#: For tests only: the least Argon2id can do (microseconds). `raise_if_weaker` refuses it.
CHEAPEST = Argon2Profile(8, 1, 1)


def raise_if_weaker(profile: Argon2Profile) -> None:
    """Raise WeakProfile if `profile` has less memory or fewer passes than FLOOR. Call it once at start."""
    if profile.memory_kib < FLOOR.memory_kib or profile.iterations < FLOOR.iterations:
        raise WeakProfile("the Argon2id profile is below 19 MiB and 2 passes")
