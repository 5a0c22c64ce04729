"""A stolen store does not open the copy of a plan that a browser opens while locked; nor does a backup hold one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from meantime.accounts import open_plans
from meantime.accounts.models import OpenPlan
from meantime.actions.backups import back_up
from meantime.actions.safety import open_while_locked, plan_while_locked
from meantime.core.safety import SafetyPlan
from meantime.vault.errors import VaultError
from meantime.vault.sessions import new_token, open_session
from tests.faults.scan import find_words, unpacked
from tests.people import Someone

WORD = "qzxplanwordvkj"


@pytest.fixture
def token(ana: Someone) -> str:
    ana.keeps(SafetyPlan(id=str(uuid4()), steps={"ask": [WORD]}))
    found = open_while_locked(ana.journal)
    assert found is not None
    return found


def test_the_row_holds_no_word_and_opens_with_its_cookie_only(
    ana: Someone, token: str, tmp_path: Path
) -> None:
    row = OpenPlan.objects.get()
    (tmp_path / "row").write_bytes(bytes(row.wrapped) + bytes(row.sealed) + row.id.encode())

    assert find_words([WORD, token], tmp_path) == []
    with pytest.raises(VaultError):
        open_session(bytes(row.wrapped), new_token(), person=row.person_id)
    assert plan_while_locked(new_token()) is None
    found = plan_while_locked(token)  # the control
    assert found is not None
    assert found.steps == {"ask": [WORD]}


def test_it_opens_no_record_of_the_journal(ana: Someone, token: str) -> None:
    """The key of the copy is not the key of the journal, though its wrap has the form of a session."""
    ana.browser.cookies["mt-session"] = token

    assert ana.browser.get("/settings").status_code == 302
    row = OpenPlan.objects.get()
    key = open_session(bytes(row.wrapped), token, person=row.person_id)
    assert key.secret != ana.opened.data_key.secret


@pytest.mark.parametrize("column", ["wrapped", "sealed"])
def test_a_changed_copy_opens_as_none(token: str, column: str) -> None:
    row = OpenPlan.objects.get()
    damaged = bytearray(getattr(row, column))
    damaged[-1] ^= 1
    OpenPlan.objects.filter(id=row.id).update(**{column: bytes(damaged)})

    assert plan_while_locked(token) is None


def test_a_copy_hung_on_another_person_opens_as_none(chris: Someone, token: str) -> None:
    OpenPlan.objects.update(person_id=chris.opened.person_id)

    assert plan_while_locked(token) is None


def test_a_backup_holds_no_copy(token: str) -> None:
    row = OpenPlan.objects.get()
    layers = list(unpacked(b"".join(back_up(Path(settings.MEANTIME_HOME), now=datetime.now(UTC)))))

    assert any(b"keyring.jsonl" in layer for layer in layers)
    needles = [row.id.encode(), bytes(row.sealed), bytes(row.sealed).hex().encode()]
    assert [needle for needle in needles for layer in layers if needle in layer] == []


def test_keeping_it_again_makes_a_new_key(ana: Someone, token: str) -> None:
    before = bytes(OpenPlan.objects.get().wrapped)

    open_plans.keep(ana.opened.person_id, b"{}", token=token)

    assert bytes(OpenPlan.objects.get().wrapped) != before
