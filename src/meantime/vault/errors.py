"""What the vault raises, and nothing else. No message ever holds key material, words or plaintext."""


class VaultError(Exception):
    """The family: catch this to catch everything the vault raises."""


class WrongKey(VaultError):
    """The passphrase, recovery key, token or data key given is not the one that closes this."""


class InvalidWords(WrongKey):
    """No recovery key has these words; `position` (1-24) is the first odd one, if one is known."""

    def __init__(self, message: str, *, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class Damaged(VaultError):
    """The bytes do not open, were moved from where they belong, or are not ours."""


class UnknownFormat(VaultError):
    """The bytes say they are ours, in a version or with an algorithm this program does not know."""


class WeakProfile(VaultError):
    """An Argon2id profile is below the floor a real passphrase may be kept with."""
