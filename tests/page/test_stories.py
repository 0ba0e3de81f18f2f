"""The list of stories: what a row shows, search and filters, and how it grows."""

import re
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from streams.broker.embedded import EmbeddedBroker
from streams.records import StoryStatus
from tests.cli.support import newsfold
from tests.page.conftest import Live, publish, window
from tests.page.made import entries, event, id_of, story
from tests.serve.process import GatewayProcess

_TITLE = "Switzerland freezes assets of nine companies"


def test_a_row_says_who_had_it_first_and_how_it_spread(page: Page) -> None:
    page.goto("/")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=_TITLE))
    expect(row).to_contain_text("capitalwire.example")
    expect(row.get_by_role("definition")).to_have_text(["4", "4", "2"])
    expect(row.get_by_role("term")).to_have_text(["articles", "outlets", "countries"])
    expect(row).to_contain_text(re.compile(r"2 copies\s+1 shortened"))
    drawn = row.get_by_role("img", name="4 articles within 6 h 30 min, the first 23 Oct 2025, 11:32")
    expect(drawn.locator("circle")).to_have_count(4)


def test_what_is_looked_for_stands_in_the_url_and_can_be_sent(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("sudan companies")
    expect(page).to_have_url(re.compile(r"\?q=sudan\+companies$"))
    expect(page.locator(".story-row")).to_have_count(1)
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("sudan companies")
    expect(page.locator(".story-row")).to_have_count(1)


def test_filters_narrow_the_list_and_are_taken_away_again(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".story-row")).to_have_count(16)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Outlets, at least").fill("3")
    page.get_by_label("Outlets, at least").press("Enter")
    expect(page.locator(".story-row")).to_have_count(6)
    page.get_by_label("Outlet", exact=True).fill("harbourtimes.example")
    page.get_by_label("Outlet", exact=True).press("Tab")
    expect(page).to_have_url(re.compile(r"outlet=harbourtimes\.example&min_outlets=3"))
    expect(page.get_by_role("list", name="Filters in use").get_by_role("listitem")).to_have_count(3)
    page.get_by_role("link", name="Take away: with harbourtimes.example").click()
    expect(page.locator(".story-row")).to_have_count(6)
    page.go_back()
    expect(page.get_by_label("Outlet", exact=True)).to_have_value("harbourtimes.example")


def test_the_order_may_be_that_of_outlets(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Order").select_option("Most outlets first")
    expect(page).to_have_url(re.compile(r"order=most-outlets"))
    expect(page.locator(".story-row").first).to_contain_text(_TITLE)


def test_feeds_have_the_filters_of_the_list(page: Page) -> None:
    page.goto("/?language=en&order=most-outlets")
    atom = page.get_by_role("link", name="Atom").get_attribute("href")
    assert atom == "/feed.atom?language=en"
    assert page.request.get(atom).ok


def test_a_filter_that_is_none_is_answered_in_words(browser: Browser, gateway: GatewayProcess) -> None:
    with window(browser, gateway, "400") as context:
        page = context.new_page()
        page.goto("/?since=yesterday")
        expect(page.get_by_role("alert")).to_contain_text("`since` is no time")


def test_who_comes_back_from_a_story_is_where_they_left(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=_TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(_TITLE)
    page.go_back()
    expect(page.get_by_role("link", name=_TITLE)).to_be_focused()


def test_older_stories_are_loaded_behind_the_list(browser: Browser, live: Live) -> None:
    start = datetime(2024, 1, 1, tzinfo=UTC)
    made = [story(f"Ledger {n}", language="la", first_seen=start + timedelta(hours=n)) for n in range(40)]
    live.publish(entries(*made))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?language=la")
        expect(page.locator(".story-row")).to_have_count(30)
        page.get_by_role("button", name="Load more").click()
        expect(page.locator(".story-row")).to_have_count(40)
        titles = page.locator(".story-row h2").all_inner_texts()
        assert titles == [f"Ledger {n}" for n in reversed(range(40))]


def test_a_story_comes_grows_and_ends_before_the_reader_s_eyes(browser: Browser, live: Live) -> None:
    first = story("Ferry runs aground")
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?q=ferry")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        live.publish(entries(first, event(first)))
        row = page.locator(".story-row")
        expect(row).to_contain_text("Ferry runs aground")
        expect(page.get_by_role("status").filter(has_text="1 new story")).to_have_count(1)
        expect(row.get_by_role("term")).to_have_text(["article", "outlet", "country"])
        grown = replace(first, revision=2, status=StoryStatus.UPDATED, member_count=3, outlet_count=2)
        live.publish(entries(grown))
        expect(row.get_by_role("definition").first).to_have_text("3")
        merged = replace(first, revision=3, status=StoryStatus.MERGED, merged_into=id_of("other"))
        live.publish(entries(merged))
        expect(row).to_contain_text("Now part of another story")


def test_what_does_not_pass_the_filter_does_not_come(browser: Browser, live: Live) -> None:
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?q=glacier")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        live.publish(entries(story("Harvest is late", text="."), story("Glacier is gone", text=".")))
        expect(page.locator(".story-row")).to_have_text([re.compile("Glacier is gone")])


def test_a_list_does_not_move_under_a_reader_who_is_further_down(browser: Browser, live: Live) -> None:
    live.publish(entries(*(story(f"Quay {n}", language="eo") for n in range(30))))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?language=eo")
        expect(page.locator(".story-row")).to_have_count(30)
        page.mouse.wheel(0, 900)
        page.wait_for_function("scrollY > 500")
        live.publish(entries(*(story(f"Quay news {n}", language="eo") for n in range(3))))
        button = page.get_by_role("button", name="3 new stories")
        expect(button).to_be_visible()
        expect(page.locator(".story-row")).to_have_count(30)
        button.click()
        expect(page.locator(".story-row").first).to_contain_text("Quay news")
        expect(page.locator(".story-row")).to_have_count(33)
        assert page.evaluate("scrollY") == 0


def test_a_list_that_grows_by_itself_is_bounded(browser: Browser, live: Live) -> None:
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?language=vo")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        live.publish(entries(*(story(f"Tide {n}", language="vo", text=".") for n in range(230))))
        expect(page.get_by_text("Older stories left this list")).to_be_visible()
        expect(page.locator(".story-row")).to_have_count(200)
        page.get_by_role("button", name="Load it anew").click()
        expect(page.locator(".story-row")).to_have_count(30)


def test_nothing_is_missed_while_the_gateway_is_away(browser: Browser, tmp_path: Path) -> None:
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        with GatewayProcess(broker.address, tmp_path / "data") as gateway:
            gateway.ready()
            port = gateway.client.base_url.port
            assert port
            with window(browser, gateway, "ERR_") as context:
                page = context.new_page()
                page.goto("/")
                expect(page.get_by_text("Live", exact=True)).to_be_visible()
                publish(broker.address, entries(story("Before")))
                expect(page.locator(".story-row")).to_have_text([re.compile("Before")])
                gateway.stop(signal.SIGKILL)
                expect(page.get_by_text("Waiting for the gateway")).to_be_visible()
                publish(broker.address, entries(story("Meanwhile")))
                with GatewayProcess(broker.address, tmp_path / "data", port=port):
                    expect(page.get_by_text("Live", exact=True)).to_be_visible()
                    expect(page.locator(".story-row").first).to_contain_text("Meanwhile")
                    publish(broker.address, entries(story("After")))
                    expect(page.locator(".story-row")).to_have_text(
                        [re.compile(title) for title in ("After", "Meanwhile", "Before")]
                    )
