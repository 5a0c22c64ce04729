"""Topics and their order."""

from __future__ import annotations

from dataclasses import replace

from meantime.core.topics import Topic, carried_id, find_problems, moved, not_covered, topics_for


def topic(name: str, order: int, **more: object) -> Topic:
    return Topic(id=name, text=name, session="s", order=order, **more)  # type: ignore[arg-type]


def test_moving_a_topic_up_changes_places_with_the_one_before() -> None:
    after = moved([topic("a", 1), topic("b", 2), topic("c", 3)], "c", up=True)

    assert [(one.id, one.order) for one in after] == [("a", 1), ("c", 2), ("b", 3)]


def test_the_first_topic_moved_up_stays_first() -> None:
    assert [one.id for one in moved([topic("a", 1), topic("b", 2)], "a", up=True)] == ["a", "b"]


def test_gaps_in_the_numbering_are_closed() -> None:
    assert [one.order for one in moved([topic("a", 3), topic("b", 9)], "b", up=True)] == [1, 2]


def test_topics_of_another_session_are_left_out() -> None:
    assert [one.id for one in topics_for("s", [topic("b", 2), topic("a", 1), Topic(id="x", text="x")])] == [
        "a",
        "b",
    ]


def test_an_empty_topic_and_a_strange_wish_are_named() -> None:
    wrong = Topic(id="t", text=" ", want="fly", minutes=0, state="lost")  # type: ignore[arg-type]

    assert [problem.where for problem in find_problems(wrong)] == ["text", "want", "state", "minutes"]


def test_parked_topics_wait_for_the_next_session_in_their_order() -> None:
    topics = [topic("b", 2, state="parked"), topic("a", 1, state="parked"), topic("c", 3, state="said")]

    assert [one.id for one in not_covered("s", "next", topics)] == ["a", "b"]


def test_a_parked_topic_that_came_already_is_not_brought_twice() -> None:
    parked = topic("a", 1, state="parked")
    moved_on = Topic(id=carried_id("a", "next"), text="Reworded", session=None)
    again = Topic(id="x", text="A", session="next")
    same_note = Topic(id="y", text="The meeting", session="next", notes=("n1",))

    assert not_covered("s", "next", [parked, moved_on]) == []
    assert not_covered("s", "next", [parked, again]) == []
    assert not_covered("s", "next", [replace(parked, notes=("n1", "n2")), same_note]) == []
    assert not_covered("s", "another", [parked, moved_on]) == [parked]
