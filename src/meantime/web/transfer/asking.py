"""Asking for the passphrase again: a browser left open is not enough to take everything out, or to end it."""

from __future__ import annotations

from django.http import HttpRequest

from meantime.accounts.people import Person, TooSoon, WrongPassphrase, unlock
from meantime.web.transfer.forms import PassphraseForm


def knows_passphrase(request: HttpRequest, form: PassphraseForm) -> bool:
    """Whether the passphrase in the form opens this journal; if not, the form says why and what to do."""
    person = Person.objects.get(id=request.journal.person_id)
    try:
        unlock(person, form.cleaned_data["passphrase"], now=request.now)
    except WrongPassphrase:
        form.add_error(
            "passphrase", "This passphrase does not open the journal. Check capital letters and spaces."
        )
    except TooSoon as soon:
        seconds = int(soon.wait.total_seconds()) + 1
        form.add_error("passphrase", f"Wait {seconds} seconds, then try again. Your journal is safe.")
    else:
        return True
    return False
