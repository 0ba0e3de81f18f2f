"""The outlets: who publishes first, who copies whom."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.page.contract import answer


@pytest.fixture
def outlets(page: Page) -> Page:
    answer(page.context)
    page.goto("/?view=outlets")
    expect(page.get_by_role("rowheader")).to_have_count(3)
    return page


def test_a_row_says_what_an_outlet_has_and_from_whom(outlets: Page) -> None:
    row = outlets.get_by_role("row").filter(has=outlets.get_by_role("rowheader", name="harbourtimes.example"))
    expect(row.get_by_role("cell")).to_have_text(
        ["18", "5", "13", "28%", re.compile(r"capitalwire\.example\s*12"), "–", "1 h 13 min"]
    )


def test_the_table_is_sorted_by_any_column_either_way_and_the_url_says_so(outlets: Page) -> None:
    names = outlets.get_by_role("rowheader")
    expect(names).to_have_text(["capitalwire.example", "harbourtimes.example", "dockside.example"])
    outlets.get_by_role("button", name="Share of originals").click()
    expect(names).to_have_text(["capitalwire.example", "dockside.example", "harbourtimes.example"])
    outlets.get_by_role("button", name="Share of originals").click()
    header = outlets.get_by_role("columnheader", name="Share of originals")
    expect(header).to_have_attribute("aria-sort", "ascending")
    outlets.reload()
    expect(names).to_have_text(["harbourtimes.example", "dockside.example", "capitalwire.example"])


def test_an_outlet_that_copies_nobody_is_last_by_delay(outlets: Page) -> None:
    outlets.get_by_role("button", name="Behind the source").click()
    names = ["dockside.example", "harbourtimes.example", "capitalwire.example"]
    expect(outlets.get_by_role("rowheader")).to_have_text(names)


def test_more_than_a_few_others_are_opened(outlets: Page) -> None:
    row = outlets.get_by_role("row").filter(has=outlets.get_by_role("rowheader", name="capitalwire.example"))
    row.get_by_text("1 more").click()
    expect(row.get_by_role("link", name="dockside.example")).to_be_visible()


def test_an_outlet_leads_to_its_stories(outlets: Page) -> None:
    outlets.get_by_role("rowheader", name="capitalwire.example").get_by_role("link").click()
    expect(outlets).to_have_url(re.compile(r"/\?outlet=capitalwire\.example$"))
    expect(outlets.get_by_role("heading", level=1)).to_have_text("Stories")
    expect(outlets.locator(".story-row").first).to_be_visible()
