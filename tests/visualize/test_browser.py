"""The page in a real browser, with the network cut."""

import os
import shutil
from pathlib import Path

import pytest

from visualize.compose import to_html
from visualize.picture import Line, Mark, Picture
from visualize.theme import load_theme

pytestmark = pytest.mark.browser
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# 𠮷 takes two UTF-16 units: offsets count code points.
TEXT = "𠮷持续推进精品小区建设。加装电梯不少于185台。(责任单位:区房管局、区建设管理委)"
START = 100


def line(source, target, kind, quote, **more):
    start = START + TEXT.index(quote)
    return Line(source, target, kind, quote=quote, document="doc:x", start=start, end=start + len(quote), **more)


@pytest.fixture
def page_file(tmp_path):
    marks = (
        Mark("task:x/1", "Task", "1 持续推进精品小区建设", "", TEXT, START),
        Mark("theme:精品小区", "Theme", "精品小区"),
        Mark("unit:x/区房管局", "Unit", "区房管局", "上海市长宁区住房保障和房屋管理局"),
        Mark("unit:x/区建设管理委", "Unit", "区建设管理委"),
    )
    lines = (
        line("unit:x/区房管局", "task:x/1", "RESPONSIBLE_FOR", "区房管局", role="lead", basis="positional"),
        line(
            "unit:x/区建设管理委", "task:x/1", "RESPONSIBLE_FOR", "区建设管理委", role="responsible", basis="explicit"
        ),
        line("task:x/1", "theme:精品小区", "MENTIONS", "精品小区"),
    )
    file = tmp_path / "图 view.html"
    file.write_text(to_html(Picture("重点工作", marks, lines), load_theme()), encoding="utf-8")
    return file


def chromium():
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine (install it, or name one by CHROMIUM)")
    return found


@pytest.fixture
def browser_page(page_file):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800})
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or page.complaints.append(request.url))
        page.goto(Path(page_file).as_uri())
        page.wait_for_selector("html[data-ready=true]")
        yield page
        browser.close()


def positions(page):
    return page.evaluate("window.govplan.network.getPositions()")


def click_node(page, node):
    where = page.evaluate("id => { const n = window.govplan.network; return n.canvasToDOM(n.getPosition(id)); }", node)
    box = page.locator("#network canvas").bounding_box()
    page.mouse.click(box["x"] + where["x"], box["y"] + where["y"])


def test_it_opens_settled_and_silent(browser_page):
    before = positions(browser_page)
    browser_page.wait_for_timeout(300)

    assert positions(browser_page) == before
    assert browser_page.complaints == []
    assert browser_page.title() == "重点工作"


def test_the_legend_hides_a_kind_and_shows_it_again(browser_page):
    button = browser_page.locator("#legend button[data-kind=Unit]")
    hidden = "window.govplan.network.body.data.nodes.get({filter: n => n.hidden}).length"

    assert button.inner_text().split() == ["单位", "2"]
    button.click()
    assert browser_page.evaluate(hidden) == 2
    button.click()
    assert browser_page.evaluate(hidden) == 0


def test_the_search_finds_a_name_and_shows_it(browser_page):
    browser_page.fill("#search", "建设管理")
    assert browser_page.locator("#hits button").count() == 1

    browser_page.keyboard.press("Enter")

    assert browser_page.locator("#detail h3").inner_text() == "区建设管理委"
    assert browser_page.evaluate("window.govplan.network.getSelectedNodes()") == ["unit:x/区建设管理委"]


def test_the_search_says_when_there_is_no_such_name(browser_page):
    browser_page.fill("#search", "没有这个")

    assert browser_page.locator("#hits").inner_text() == "没有符合的名称"


def test_a_click_on_a_unit_shows_the_sentence_it_rests_on(browser_page):
    click_node(browser_page, "unit:x/区房管局")

    detail = browser_page.locator("#detail")
    assert detail.locator("mark").all_inner_texts() == ["区房管局"]
    assert detail.locator("blockquote").inner_text() == "(责任单位:区房管局、区建设管理委)"
    assert "首位惯例" in detail.inner_text()


def test_a_click_on_a_task_shows_its_text_with_every_quote_marked(browser_page):
    click_node(browser_page, "task:x/1")

    detail = browser_page.locator("#detail")
    assert detail.locator("blockquote").first.inner_text() == TEXT
    assert detail.locator("blockquote").first.locator("mark").all_inner_texts() == [
        "精品小区",
        "区房管局",
        "区建设管理委",
    ]


def test_a_click_on_an_edge_shows_its_quote(browser_page):
    middle = browser_page.evaluate(
        """() => { const n = window.govplan.network; const [a, b] = ["task:x/1", "theme:精品小区"].map(i => n.getPosition(i));
        return n.canvasToDOM({x: (a.x + b.x) / 2, y: (a.y + b.y) / 2}); }"""
    )
    box = browser_page.locator("#network canvas").bounding_box()
    browser_page.mouse.click(box["x"] + middle["x"], box["y"] + middle["y"])

    assert browser_page.locator("#detail mark").all_inner_texts() == ["精品小区"]
