"""A thread: beside a story, in the list of stories, and by itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from streams.records import CanonicalArticle, ThreadStatus
from tests.page import accessible
from tests.page.conftest import Live, window
from tests.page.made import entries, id_of, story, thread
from tests.page.test_shell import _tab_to

_NOON = datetime(2025, 11, 5, 12, tzinfo=UTC)


def told(name: str, count: int, **changes: Any) -> list[CanonicalArticle]:
    """Return so many stories of one happening, an hour apart."""
    return [
        story(
            f"{name} {number}", published_at=_NOON + timedelta(hours=number), outlet=f"o{number}.example",
            first_seen=_NOON + timedelta(hours=number), **changes,
        )
        for number in range(count)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def bridge(live: Live) -> list[CanonicalArticle]:
    """Three stories of one happening."""
    stories = told("Bridge falls", 3, language="sw")
    live.publish(entries(*stories, *thread(*stories, words=("girder", "Kisumu"))))
    live.gateway.ready()
    return stories


@pytest.fixture
def page(browser: Browser, live: Live, bridge: list[CanonicalArticle]) -> Iterator[Page]:
    with window(browser, live.gateway) as context:
        yield context.new_page()


def address(stories: list[CanonicalArticle]) -> str:
    return f"/?view=thread&thread={id_of(f'thread of {stories[0].story_id}')}"


def test_a_story_has_the_others_on_the_same_happening_and_why(
    page: Page, bridge: list[CanonicalArticle]
) -> None:
    page.goto(f"/?view=story&story={bridge[1].story_id}")
    card = page.get_by_role("region", name="Also on this")
    expect(card.get_by_role("listitem")).to_have_text([
        re.compile(r"Bridge falls 0\s*o0\.example.*5 Nov 2025, 12:00.*1 article\s*The first of them"),
        re.compile(r"Bridge falls 2\s*o2\.example.*Beside this story: 4 of 9 rare words .*girder, Kisumu"),
    ])  # fmt: skip
    card.get_by_text("Why this story is among them").click()
    expect(card).to_contain_text("Beside “Bridge falls 0”: 4 of 9 rare words")
    card.get_by_role("link", name="Bridge falls 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge falls 2")


def test_a_story_that_nobody_else_tells_has_no_such_card(browser: Browser, live: Live) -> None:
    alone = story("Told by one")
    live.publish(entries(alone))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={alone.story_id}")
        expect(page.get_by_role("heading", name="Revisions")).to_be_visible()
        expect(page.get_by_role("region", name="Also on this")).to_have_count(0)


def test_the_list_says_of_a_story_that_it_is_one_of_several(
    page: Page, bridge: list[CanonicalArticle]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/?language=sw")
    expect(page.get_by_role("link", name="one of 3 reports")).to_have_count(3)
    assert len([url for url in asked if "/threads?" in url]) == 1
    page.get_by_role("link", name="one of 3 reports").first.click()
    expect(page).to_have_url(re.compile(r"view=thread&thread=\w+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge falls 0")


def test_a_thread_has_its_stories_in_order_and_why_each_is_in(
    page: Page, bridge: list[CanonicalArticle]
) -> None:
    page.goto(address(bridge))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge falls 0")
    expect(page.locator(".story-head")).to_contain_text("3 reports, 3 articles")
    words = page.get_by_role("list", name="Words that most of them share")
    expect(words.get_by_role("listitem")).to_have_text(["girder", "Kisumu"])
    rows = page.get_by_role("region", name="Reports, in order of time").locator(".report")
    expect(rows).to_have_text([
        re.compile("Bridge falls 0.*The first of them"),
        re.compile("Bridge falls 1.*Beside “Bridge falls 0”: 4 of 9 rare words"),
        re.compile("Bridge falls 2.*Beside “Bridge falls 1”: 4 of 9 rare words"),
    ])  # fmt: skip


def test_the_keyboard_leads_from_a_story_to_its_thread(page: Page, bridge: list[CanonicalArticle]) -> None:
    page.goto(f"/?view=story&story={bridge[0].story_id}")
    expect(page.get_by_role("region", name="Also on this")).to_be_visible()
    _tab_to(page, re.compile("^All 3 reports"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator(".report")).to_have_count(3)
    _tab_to(page, re.compile("^Bridge falls 2"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"story={bridge[2].story_id}"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("view", ["thread", "story", "stories"])
def test_axe_has_nothing_serious_to_say_and_no_view_scrolls_sideways(
    browser: Browser, live: Live, bridge: list[CanonicalArticle], view: str, width: int
) -> None:
    views = {
        "thread": address(bridge),
        "story": f"/?view=story&story={bridge[1].story_id}",
        "stories": "/?language=sw",
    }
    size = {"width": width, "height": 844}
    with window(browser, live.gateway, viewport=size, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(views[view])
        expect(page.locator(".report, a.thread").first).to_be_visible()
        accessible.check(page)
        accessible.fits(page)


def test_an_open_thread_and_an_open_story_of_it_grow(browser: Browser, live: Live) -> None:
    stories = told("Dam leaks", 3)
    live.publish(entries(*stories, *thread(*stories[:2])))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page, other = context.new_page(), context.new_page()
        page.goto(address(stories))
        other.goto(f"/?view=story&story={stories[0].story_id}")
        for one, count in ((page, 2), (other, 1)):
            expect(one.get_by_text("Live", exact=True)).to_be_visible()
            expect(one.locator(".report")).to_have_count(count)
        grown, *places = thread(*stories, revision=2, status=ThreadStatus.UPDATED)
        live.publish(entries(*places, grown))
        expect(page.locator(".report")).to_have_count(3)
        notice = page.get_by_role("status").filter(has_text="The thread was updated: 3 reports")
        expect(notice).to_have_count(1)
        expect(other.locator(".report")).to_have_count(2)


@pytest.mark.parametrize(
    ("status", "words"),
    [(ThreadStatus.MERGED, "now part of another one"), (ThreadStatus.RETRACTED, "No two stories")],
)
def test_an_open_thread_that_ends_says_so_and_stays(
    browser: Browser, live: Live, status: ThreadStatus, words: str
) -> None:
    stories = told(f"Will be {status}", 2)
    made, *places = thread(*stories)
    live.publish(entries(*stories, made, *places))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(address(stories))
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        into = id_of("into") if status is ThreadStatus.MERGED else None
        ended = replace(made, revision=2, status=status, merged_into=into, title="", stories=())
        live.publish(entries(ended))
        expect(page.locator(".banner")).to_contain_text(words)
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Will be {status} 0")


def test_a_thread_that_has_ended_leads_on_or_says_so(browser: Browser, live: Live) -> None:
    whole, part, gone = (told(name, 2) for name in ("The whole", "The part", "Taken back"))
    into = thread(*whole)
    merged = thread(*part, status=ThreadStatus.MERGED, merged_into=into[0].thread_id)[0]
    retracted = thread(*gone, status=ThreadStatus.RETRACTED)[0]
    live.publish(entries(*into, merged, retracted))
    live.gateway.ready()
    with window(browser, live.gateway, "410", "404") as context:
        page = context.new_page()
        page.goto(address(part))
        expect(page.get_by_role("heading", level=1)).to_have_text("The whole 0")
        expect(page.locator(".banner")).to_contain_text("is part of this one now")
        page.goto(address(gone))
        expect(page.get_by_role("heading", level=1)).to_have_text("This thread is no more")
        page.goto("/?view=thread&thread=nothing")
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no such thread")


def test_hundreds_of_stories_are_shown_some_at_a_time(browser: Browser, live: Live) -> None:
    stories = told("War goes on", 120)
    live.publish(entries(*thread(*stories)))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(address(stories))
        expect(page.locator(".report")).to_have_count(100)
        page.get_by_role("button", name="Show more of 120").click()
        expect(page.locator(".report")).to_have_count(120)
        expect(page.locator(".report").last).to_contain_text("War goes on 119")
