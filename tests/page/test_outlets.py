"""The outlets: who publishes first, who copies whom."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def outlets(page: Page) -> Page:
    page.goto("/?view=outlets")
    expect(page.get_by_role("rowheader")).to_have_count(12)
    return page


def _row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))


def test_a_row_says_what_an_outlet_has_and_from_whom(outlets: Page) -> None:
    sources = re.compile(r"capitalwire\.example\s*2\s*dailymeridian\.example\s*1")
    cells = _row(outlets, "harbourtimes.example").get_by_role("cell")
    expect(cells).to_have_text(["3", "0", "3", "0%", sources, "–", "55 min"])


def test_the_table_is_sorted_by_any_column_either_way_and_the_url_says_so(outlets: Page) -> None:
    names = outlets.get_by_role("rowheader")
    expect(names.first).to_have_text("northgatepost.example")
    outlets.get_by_role("button", name="Copied by").click()
    expect(names.first).to_have_text("capitalwire.example")
    header = outlets.get_by_role("columnheader", name="Copied by")
    expect(header).to_have_attribute("aria-sort", "descending")
    outlets.get_by_role("button", name="Copied by").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(names.last).to_have_text("capitalwire.example")
    outlets.reload()
    expect(names.last).to_have_text("capitalwire.example")


def test_an_outlet_that_copies_nobody_is_last_by_delay(outlets: Page) -> None:
    outlets.get_by_role("button", name="Behind the source").click()
    expect(outlets.get_by_role("rowheader").first).to_have_text("harbourtimes.example")
    delays = outlets.locator("tbody td:last-child").all_inner_texts()
    assert delays[6:] == ["–"] * 6
    assert "–" not in delays[:6]


def test_more_than_a_few_others_are_opened(outlets: Page) -> None:
    row = _row(outlets, "capitalwire.example")
    expect(row.get_by_role("link", name="northgatepost.example")).to_be_hidden()
    row.get_by_text("1 more").click()
    expect(row.get_by_role("link", name="northgatepost.example")).to_be_visible()


def test_an_outlet_leads_to_its_stories(outlets: Page) -> None:
    outlets.get_by_role("rowheader", name="capitalwire.example").get_by_role("link").click()
    expect(outlets).to_have_url(re.compile(r"/\?outlet=capitalwire\.example$"))
    expect(outlets.get_by_role("heading", level=1)).to_have_text("Stories")
    expect(outlets.locator(".story-row")).to_have_count(3)
