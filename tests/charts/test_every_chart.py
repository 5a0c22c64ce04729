"""What holds for every chart, whatever it is made of."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from meantime.charts.drawing import number, plain, shortened, tag
from meantime.charts.records import Chart
from tests.charts.any_charts import charts

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {SVG + name for name in ("svg", "title", "path", "circle", "rect", "text")}


@given(charts)
@settings(max_examples=300, deadline=None)
def test_any_chart_is_well_formed_and_named_and_holds_no_script_or_style(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)

    assert {one.tag for one in root.iter()} <= DRAWN
    assert not any(name in ("style", "class", "href") or name.startswith("on") for name in names_in(root))
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root.get("aria-labelledby") == root[0].get("id")
    assert root[0].text == " ".join(shown(str(chart.title)).split()) or not root[0].text


@given(charts)
@settings(max_examples=300, deadline=None)
def test_any_chart_has_a_sentence_and_a_table_whose_rows_are_whole(chart: Chart) -> None:
    assert str(chart.caption).strip()
    assert all(len(row) == len(chart.headings) for row in chart.rows)


@given(charts)
@settings(max_examples=300, deadline=None)
def test_every_place_in_a_drawing_is_a_number_and_nothing_lies_beside_it(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    for one in root.iter():
        for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            assert -0.05 <= float(one.get(name, 0)) <= most + 0.05, ElementTree.tostring(one)
        assert "nan" not in one.get("d", "")
        assert "inf" not in one.get("d", "")


@given(charts)
@settings(max_examples=100, deadline=None)
def test_letters_are_at_least_twelve_pixels_on_the_narrowest_phone(chart: Chart) -> None:
    """A page of 360 px leaves 328 for a drawing of 350 units."""
    root = ElementTree.fromstring(chart.svg)
    sizes = [float(one.attrib["font-size"]) for one in root.iter() if "font-size" in one.attrib]

    assert min(sizes) * 328 / 350 >= 12


def test_what_a_person_wrote_is_escaped_and_loses_what_xml_does_not_know() -> None:
    assert plain('<b>\x00 \ud800 \ufffe& "x"') == "&lt;b&gt; &amp; &quot;x&quot;"
    assert tag("a", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;"/>'


@pytest.mark.parametrize(
    ("value", "said"), [(7.0, "7"), (5.5, "5.5"), (4.44, "4.4"), (-0.01, "0"), (-1.25, "-1.2"), (0.96, "1")]
)
def test_a_number_has_one_digit_after_the_point_at_most(value: float, said: str) -> None:
    assert number(value) == said


def test_long_words_are_cut_to_the_room_they_have() -> None:
    assert shortened("a walk around the block", 80) == "a walk…"
    assert shortened("short", 80) == "short"


def names_in(root: ElementTree.Element) -> set[str]:
    return {re.sub("{.*}", "", name) for one in root.iter() for name in one.attrib}


def shown(text: str) -> str:
    """The characters XML 1.0 knows."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
