from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from meantime.core.reflections import Reflection
from tests.web.sessions.forms import reflection_form


def a_look_back(**more) -> Reflection:
    return Reflection(
        id=str(uuid4()), at=datetime(2026, 11, 22, 20, tzinfo=UTC), **{"felt": "Steadier", **more}
    )


def test_the_four_questions_stand_on_one_page_in_the_clients_voice(ana):
    page = ana.browser.get("/reflections/new").content.decode()

    asked = ("What did I feel?", "What did I do, and what changed?", "What patterns do I notice?")
    assert all(question in page for question in asked)
    assert "What do I want to work on next?" in page


def test_one_answer_is_enough_and_its_time_is_now(ana, now):
    ana.browser.post("/reflections/new", {"id": str(uuid4()), "notice": "Worse without sleep."})

    (kept,) = ana.journal.reflections()
    assert (kept.felt, kept.notice, kept.at) == ("", "Worse without sleep.", now)


def test_no_answer_says_what_to_do(ana):
    response = ana.browser.post("/reflections/new", reflection_form(felt=" "))

    assert response.status_code == 422
    assert "Answer one of the four questions." in response.content.decode()


def test_a_form_sent_twice_makes_one(ana):
    form = reflection_form()

    ana.browser.post("/reflections/new", form)
    again = ana.browser.post("/reflections/new", form)

    assert again.status_code == 302
    assert len(ana.journal.reflections()) == 1


def test_changing_keeps_the_time_it_was_written(ana):
    look = ana.keeps(a_look_back())

    ana.browser.post(f"/reflections/{look.id}", reflection_form(rev="1", felt="Calmer", private="on"))

    (kept,) = ana.journal.reflections()
    assert (kept.felt, kept.private, kept.at) == ("Calmer", True, datetime(2026, 11, 22, 20, tzinfo=UTC))


def test_a_look_back_changed_elsewhere_is_shown_beside_ones_own(ana):
    look = ana.keeps(a_look_back())
    ana.browser.post(f"/reflections/{look.id}", reflection_form(rev="1", felt="From the laptop"))

    stale = ana.browser.post(f"/reflections/{look.id}", reflection_form(rev="1", felt="From the phone"))

    assert stale.status_code == 409
    assert "From the laptop" in stale.content.decode()
    assert "From the phone" in stale.content.decode()


def test_erasing_asks_once(ana):
    look = ana.keeps(a_look_back())

    assert "Steadier" in ana.browser.get(f"/reflections/{look.id}/erasure").content.decode()
    ana.browser.post(f"/reflections/{look.id}/erasure")

    assert ana.journal.reflections() == []


def test_a_stranger_finds_nothing(ana, chris):
    look = ana.keeps(a_look_back())

    for address in (f"/reflections/{look.id}", f"/reflections/{look.id}/erasure"):
        assert chris.browser.get(address).status_code == 404
        assert chris.browser.post(address, reflection_form()).status_code == 404
