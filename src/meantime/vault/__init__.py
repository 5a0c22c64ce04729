"""The vault: keys and sealed bytes. No Django, no files, no clock; FORMAT.md specifies every byte.

Nothing is imported here on purpose: `meantime note` loads only `vault.inbox` and has to start at once.
"""
