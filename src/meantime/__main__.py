"""`python -m meantime` is the command `meantime`."""

from meantime.cli.main import main

main()
