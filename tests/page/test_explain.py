"""Two texts side by side."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.conftest import window
from tests.page.made import SUDAN
from tests.serve.process import GatewayProcess

_PAIR = f"/?view=explain&story={SUDAN}&first={SUDAN}&second=419097961c9e22f3d039e580d8702115"
_LEAD = re.compile("^Switzerland on Thursday froze")


@pytest.fixture
def pair(page: Page) -> Page:
    page.goto(_PAIR)
    expect(page.get_by_role("article")).to_have_count(2)
    return page


def test_each_rule_says_its_verdict_and_why(pair: Page) -> None:
    expect(pair.locator(".verdict")).to_contain_text("The two match.")
    rule = pair.get_by_role("row").filter(has=pair.get_by_role("rowheader", name="containment"))
    expect(rule.get_by_role("cell")).to_have_text(["passes", "99% of the shorter text stands in the other"])
    expect(pair.locator(".measures")).to_contain_text(re.compile(r"Longest run word for word\s*144 words"))


def test_a_run_that_is_pointed_at_shows_its_partner(pair: Page) -> None:
    first, second = pair.get_by_role("article").all()
    first.locator("mark").filter(has_text=_LEAD).hover()
    expect(second.locator("mark").filter(has_text=_LEAD)).to_have_class("on")
    pair.get_by_role("heading", level=1).hover()
    expect(pair.locator("mark.on")).to_have_count(0)


def test_a_run_leads_to_its_partner_by_keyboard(pair: Page) -> None:
    first, second = pair.get_by_role("article").all()
    ours, theirs = (side.get_by_role("link", name=_LEAD) for side in (first, second))
    ours.focus()
    expect(second.locator("mark").filter(has_text=_LEAD)).to_have_class("on")
    ours.press("Enter")
    expect(theirs).to_be_focused()
    expect(first.locator("mark").filter(has_text=_LEAD)).to_have_class("on")


def test_what_is_in_one_alone_is_not_marked(pair: Page) -> None:
    alone = pair.get_by_role("article").first.get_by_text("The decision follows a seven-month inquiry")
    expect(alone.locator("mark")).to_have_count(0)


def test_on_a_phone_one_text_stands_below_the_other(browser: Browser, gateway: GatewayProcess) -> None:
    with window(browser, gateway, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(_PAIR)
        expect(page.get_by_role("article")).to_have_count(2)
        first, second = (side.bounding_box() for side in page.get_by_role("article").all())
        assert first
        assert second
        assert second["y"] >= first["y"] + first["height"]
        assert first["width"] > 300


def test_two_that_cannot_be_compared_are_named_in_a_sentence(
    browser: Browser, gateway: GatewayProcess
) -> None:
    with window(browser, gateway, "404") as context:
        page = context.new_page()
        page.goto(f"/?view=explain&story={SUDAN}&first=none&second=neither")
        expect(page.get_by_text("They cannot be compared")).to_be_visible()
