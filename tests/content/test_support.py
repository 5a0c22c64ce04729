"""The Support page's own words."""

from meantime.content.loader import support_texts


def test_it_says_plainly_that_nobody_watches() -> None:
    texts = support_texts()

    assert texts.not_monitored == "This app is not monitored. Nobody is alerted by what you write."
    assert texts.card.title == "That sounds hard. Your note is saved."


def test_the_emergency_number_has_its_place_where_it_is_needed() -> None:
    texts = support_texts()

    assert texts.emergency_line.format(emergency="112").endswith("call 112 now.")
    assert "{" not in texts.emergency_line_no_number
    assert texts.disclaimers["emergency"].format(emergency="999").startswith("In an emergency call 999.")


def test_there_are_four_things_to_do_now_each_with_another_way() -> None:
    now = support_texts().now

    assert [exercise.id for exercise in now] == ["grounding", "breathing", "feet", "call"]
    assert [step.split(" things")[0] for step in now[0].steps[:4]] == ["Name 5", "Name 4", "Name 3", "Name 2"]
    assert all(exercise.instead for exercise in now)


def test_slow_breathing_has_a_caution_no_holding_and_a_way_without_breath() -> None:
    breathing = next(exercise for exercise in support_texts().now if exercise.id == "breathing")

    assert "dizzy" in breathing.caution
    assert "hold" not in " ".join(breathing.steps).lower()
    assert breathing.instead.startswith("Counting makes it worse? Look at something still")


def test_the_plan_has_seven_steps_and_names_no_means() -> None:
    steps = support_texts().plan_step

    assert [step.id for step in steps] == [
        "signs", "alone", "company", "ask", "professionals", "safer", "matters",
    ]  # fmt: skip
    assert steps[5].prompt == "What could I put out of reach, and who could help?"


def test_all_disclaimers_are_there() -> None:
    assert list(support_texts().disclaimers) == [
        "purpose", "first_run", "scores", "exercises", "medicine", "emergency", "brief_footer",
    ]  # fmt: skip
