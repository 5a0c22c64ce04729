"""The question bank: what is offered while preparing a session."""

from meantime.content.loader import question_bank


def test_the_bank_holds_questions_topics_wishes_and_prompts() -> None:
    bank = question_bank()

    assert len(bank.questions) == 11
    assert len(bank.priorities) == 10
    assert len(bank.honesty) == 16
    assert bank.minutes == (5, 10, 20)


def test_the_ids_that_records_keep_are_the_published_ones() -> None:
    bank = question_bank()

    assert [want.id for want in bank.wants] == ["understand", "vent", "decide", "learn", "tell"]
    assert [choice.id for choice in bank.honesty_choices] == ["private", "topic", "brief"]
    assert [part.id for part in bank.reflection] == ["felt", "did", "notice", "next"]


def test_every_wish_can_end_an_opening_sentence() -> None:
    sentences = [want.sentence for want in question_bank().wants]

    assert sentences[0] == "I'd like to understand what happened."
    assert all(sentence.startswith("I") and sentence.endswith(".") for sentence in sentences)


def test_the_four_reflection_questions_follow_the_shape_of_soap() -> None:
    asked = [(part.letter, part.heading) for part in question_bank().reflection]

    assert asked == [
        ("S", "What did I feel?"),
        ("O", "What did I do, and what changed?"),
        ("A", "What patterns do I notice?"),
        ("P", "What do I want to work on next?"),
    ]


def test_the_six_honest_subjects_of_the_way_of_working_are_all_asked() -> None:
    ids = {prompt.id for prompt in question_bank().honesty}

    assert {"severity", "avoided", "not_ready", "scared", "homework", "how_you_work"} <= ids


def test_support_stands_beside_the_prompt_about_not_wanting_to_live_only() -> None:
    assert [p.id for p in question_bank().honesty if p.opens_support] == ["not_wanting_to_live"]
