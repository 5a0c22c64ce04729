from __future__ import annotations

import random
import re
from uuid import uuid4

import pytest

from meantime.core.notes import Emotion
from meantime.core.topics import Topic
from tests.people import a_note, a_session, an_anxious_note
from tests.web.brief.test_brief import a_full_week, read

BOX = re.compile(r'<input type="checkbox" name="line" value="(\w+)" data-rows="[\d.]+"( checked)?>')


def choice_page(someone, session):
    page = read(someone, f"/sessions/{session.id}/brief/lines")
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]
    return page, seen, BOX.findall(page)


def test_all_lines_are_offered_and_those_on_the_page_are_ticked(ana):
    session = ana.keeps(a_session())
    ana.keeps(*(a_note(f"2026-11-{day}T08:00:00+00:00", f"Words of the {day}th") for day in (20, 21, 22)))

    page, _, boxes = choice_page(ana, session)

    assert len(boxes) == 3
    assert [bool(ticked) for _, ticked in boxes].count(True) == 2
    assert "2 lines chosen. They fit on one page, about 9 % full." in page


def test_a_line_that_is_unticked_leaves_every_form_and_one_ticked_comes(ana):
    session = ana.keeps(a_session())
    ana.keeps(*(a_note(f"2026-11-{day}T08:00:00+00:00", f"Words of the {day}th") for day in (20, 21, 22)))
    _, seen, boxes = choice_page(ana, session)
    on = [token for token, ticked in boxes if ticked]
    off = [token for token, ticked in boxes if not ticked]

    response = ana.browser.post(
        f"/sessions/{session.id}/brief/lines", {"seen": seen, "line": [on[0], off[0]]}
    )

    assert response["Location"] == f"/sessions/{session.id}/brief"
    for form in ("", ".pdf", ".md", ".json"):
        page = read(ana, f"/sessions/{session.id}/brief{form}")
        assert [day for day in (20, 21, 22) if f"Words of the {day}th" in page] == [20, 22]


def test_a_choice_sent_twice_is_kept_once(ana):
    session = a_full_week(ana)
    _, seen, boxes = choice_page(ana, session)

    for _ in range(2):
        ana.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": seen, "line": [boxes[0][0]]})

    assert len(ana.journal.brief_choices()) == 1


def test_looking_at_what_fits_keeps_nothing(ana):
    session = a_full_week(ana)
    _, seen, boxes = choice_page(ana, session)

    response = ana.browser.post(
        f"/sessions/{session.id}/brief/lines", {"seen": seen, "line": [boxes[0][0]], "check": "yes"}
    )

    assert response.status_code == 200
    assert "1 line chosen." in response.content.decode()
    assert ana.journal.brief_choices() == []


def test_a_line_that_came_up_after_the_page_was_read_stays(ana):
    session = a_full_week(ana)
    _, seen, boxes = choice_page(ana, session)
    ana.keeps(Topic(id=str(uuid4()), session=session.id, text="Came up since", order=2))

    ana.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": seen, "line": [boxes[0][0]]})

    page = read(ana, f"/sessions/{session.id}/brief")
    assert "Came up since" in page
    assert page.count('<li class="brief-line') == 2


def test_nothing_chosen_leaves_an_empty_page_that_says_so(ana):
    session = a_full_week(ana)
    _, seen, _ = choice_page(ana, session)

    ana.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": seen})

    assert "All lines are taken off this page." in read(ana, f"/sessions/{session.id}/brief")


def test_choices_hold_without_a_planned_session_too(ana):
    ana.keeps(an_anxious_note("2026-11-21T08:10:00+00:00", text="Only words"))
    page = read(ana, "/brief/lines")
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]

    response = ana.browser.post("/brief/lines", {"seen": seen})

    assert response["Location"] == "/brief"
    assert "Only words" not in read(ana, "/brief.md")


def test_words_a_browser_would_change_can_be_chosen(ana):
    session = ana.keeps(a_session())
    odd = 'tired\nand "worn" \u202eout \U0001f468\u200d\U0001f469\u200d\U0001f467'
    ana.keeps(a_note(text="", emotions=(Emotion(name=odd),)))
    _, seen, boxes = choice_page(ana, session)

    ana.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": seen, "line": [boxes[0][0]]})
    kept = read(ana, f"/sessions/{session.id}/brief").count('<li class="brief-line')
    ana.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": seen})

    assert kept == 1
    assert read(ana, f"/sessions/{session.id}/brief").count('<li class="brief-line') == 0


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_chosen_every_line_has_a_source_that_leads_somewhere(ana, seed):
    chance = random.Random(seed)
    session = a_full_week(ana)
    names = ("anxious", "sad", "calm", "proud", "angry", "tired")
    ana.keeps(
        *(
            a_note(
                f"2026-11-{chance.randint(20, 22)}T{chance.randint(0, 23):02}:00:00+00:00",
                chance.choice(["", f"Words {n}", "long " * 60]),
                emotions=(Emotion(name=chance.choice(names), intensity=chance.randint(0, 10)),),
                triggers=tuple(chance.sample(["work", "mum", "noise"], chance.randint(0, 2))),
                private=chance.random() < 0.2,
            )
            for n in range(chance.randint(1, 60))
        )
    )
    _, seen, boxes = choice_page(ana, session)
    wanted = chance.sample([token for token, _ in boxes], chance.randint(0, len(boxes)))

    ana.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": seen, "line": wanted})
    page = read(ana, f"/sessions/{session.id}/brief")

    lines = page.split('<li class="brief-line')[1:]
    waiting = re.search(r"(?:This line does|These (\d+) lines do) not fit", page)
    left_over = int(waiting[1] or 1) if waiting else 0
    assert len(lines) + left_over == len(wanted)
    links = {link for line in lines for link in re.findall(r'href="([^"]+)"', line.split("</details>")[0])}
    assert all("href=" in line.split("</details>")[0] for line in lines)
    for link in sorted(links)[:12]:
        assert ana.browser.get(link).status_code == 200
