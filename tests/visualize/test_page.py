"""The page: whole, offline, and safe whatever a plan's text holds."""

import json
import re
from html import unescape

import pytest

from visualize.compose import to_html
from visualize.picture import Line, Mark, Picture
from visualize.theme import load_theme

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u2028"


@pytest.fixture
def hostile_page():
    marks = (Mark("u", "Unit", HOSTILE, HOSTILE), Mark("t", "Task", HOSTILE, "", HOSTILE, 0))
    lines = (Line("u", "t", "RESPONSIBLE_FOR", "lead", "positional", HOSTILE[:9], "doc:x", 0, 9),)
    return to_html(Picture(HOSTILE, marks, lines), load_theme())


def data_of(page):
    return json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.S)[1])


def test_no_text_of_a_plan_becomes_markup(hostile_page):
    assert "<script>alert" not in hostile_page
    assert "<img src=x" not in hostile_page
    assert hostile_page.count("</script>") == 3


def test_the_text_arrives_as_it_was(hostile_page):
    data = data_of(hostile_page)

    assert data["marks"]["t"]["text"] == HOSTILE
    assert data["lines"][0]["quote"] == HOSTILE[:9]


def test_nothing_outside_the_page_is_loaded(hostile_page):
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=", hostile_page)
    assert "default-src 'none'" in unescape(hostile_page)


def test_every_node_is_placed_and_physics_is_off():
    marks = tuple(Mark(f"u{number}", "Unit", f"单位{number}") for number in range(5))

    data = data_of(to_html(Picture("图", marks, ()), load_theme()))

    assert len({(node["x"], node["y"]) for node in data["nodes"]}) == 5


def test_the_legend_counts_each_kind_and_says_what_was_left_out():
    picture = Picture("图", (Mark("u", "Unit", "甲"), Mark("v", "Unit", "乙")), (), {"Theme": 7})

    page = to_html(picture, load_theme())

    assert re.search(r"<span>单位</span> <b>2</b>", page)
    assert "Theme 7" in page


def test_captions_follow_the_language():
    page = to_html(Picture("p", (Mark("u", "Unit", "甲"),), ()), load_theme("en"))

    assert '<html lang="en">' in page
    assert "Find a name" in page


def test_the_same_picture_gives_the_same_page():
    picture = Picture("图", (Mark("u", "Unit", "甲"), Mark("t", "Task", "乙")), (Line("u", "t", "RESPONSIBLE_FOR"),))

    assert to_html(picture, load_theme()) == to_html(picture, load_theme())
