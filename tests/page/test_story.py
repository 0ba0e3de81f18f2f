"""One story: its members, its events in their sentences, and what becomes of it while it is open."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from streams.records import Span, StoryStatus
from tests.page.conftest import Live, window
from tests.page.made import SUDAN, entries, event, id_of, members, story

_STORY = f"/?view=story&story={SUDAN}"


def test_members_stand_in_order_of_time_with_what_they_are(page: Page) -> None:
    page.goto(_STORY)
    rows = page.get_by_role("region", name="Articles, in order of time").locator(".member")
    expect(rows).to_have_text([
        re.compile(r"capitalwire\.example\s*original.*11:32"),
        re.compile(r"harbourtimes.example\s*copy.*12:15.*from\s+capitalwire.example.*98%.*301 words"),
        re.compile(r"northgatepost\.example\s*copy.*14:02"),
        re.compile(r"thecourierglobe\.example\s*shortened.*18:02"),
    ])  # fmt: skip


def test_a_reader_who_arrives_stays_at_the_heading_while_the_story_loads(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(rf"/stories/{SUDAN}$"), hold)
    page.goto("/")
    page.get_by_role("link", name="Switzerland freezes").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Story")
    expect(heading).to_be_focused()
    held[0].continue_()
    expect(heading).to_have_text(re.compile("^Switzerland freezes"))
    expect(heading).to_be_focused()


def test_who_copied_whom_is_a_tree(page: Page) -> None:
    page.goto(_STORY)
    tree = page.get_by_role("region", name="Who copied whom")
    below = tree.get_by_role("listitem").filter(has_text="capitalwire.example").get_by_role("listitem")
    expect(below).to_have_text([
        re.compile(f"{name}.example") for name in ("harbourtimes", "northgatepost", "thecourierglobe")
    ])  # fmt: skip


def test_why_it_is_the_canonical_article_and_who_was_first(page: Page) -> None:
    page.goto(_STORY)
    facts = page.locator(".story-facts")
    expect(facts).to_contain_text("1 other member names it as its source, by credit.")
    expect(facts).to_contain_text(re.compile(r"Published first\s*capitalwire\.example.*certain"))


def test_an_event_s_words_are_marked_in_its_sentence(page: Page) -> None:
    page.goto(_STORY)
    sanction = page.locator(".story-event").filter(has=page.get_by_role("heading", name="Sanction"))
    expect(sanction.locator("mark.trigger")).to_have_text("froze")
    expect(sanction.locator("mark.actor")).to_have_text("Switzerland")
    expect(sanction.locator("mark.recipient")).to_have_text(["nine companies", "cargo aircraft"])
    expect(sanction.get_by_role("blockquote")).to_contain_text(
        "(Capital Wire) - Switzerland on Thursday froze"
    )


def test_spans_count_code_points(browser: Browser, live: Live) -> None:
    text = "😀😀 A line of faces 😀. Rebels 🚀 shelled the port of Omdur on Monday. It was 😀 quiet after."
    at = text.index("shelled")  # of Python's strings: code points
    made = story("Shelling", text=text)
    live.publish(entries(made, *members(made, 0), event(
        made, trigger=Span(field="text", text="shelled", start=at, end=at + 7), actor=(), recipient=(),
        event_loc=None)))  # fmt: skip
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={made.story_id}")
        quoted = page.locator(".story-event").get_by_role("blockquote")
        expect(quoted).to_have_text("Rebels 🚀 shelled the port of Omdur on Monday.")
        expect(quoted.locator("mark")).to_have_text("shelled")


def test_what_was_taken_off_a_page_is_asked_for_when_it_is_opened(page: Page) -> None:
    page.goto(_STORY)
    copy = page.locator(".member").filter(has_text="northgatepost.example")
    copy.get_by_text("Taken off its page").click()
    expect(copy.get_by_role("term")).to_have_text(
        ["legal disclaimer", re.compile(r"boilerplate, in \d of its outlet's articles")]
    )
    expect(copy.get_by_role("definition").first).not_to_be_empty()


def test_two_members_are_chosen_and_compared(page: Page) -> None:
    page.goto(_STORY)
    page.get_by_label("Choose to compare: northgatepost.example").check()
    expect(page.get_by_text("choose one more")).to_be_visible()
    page.get_by_label("Choose to compare: thecourierglobe.example").check()
    page.get_by_role("link", name="Compare northgatepost.example with thecourierglobe.example").click()
    expect(page).to_have_url(re.compile(r"view=explain&story=\w+&first=\w+&second=\w+"))
    expect(page.get_by_role("article")).to_have_count(2)


def test_revisions_are_listed_with_what_each_changed(browser: Browser, live: Live) -> None:
    first = story("Early", canonical_reason="It is alone.")
    later = replace(first, revision=2, status=StoryStatus.UPDATED, article_id=id_of("another"), title="Late",
                    canonical_reason="It is the fullest.", member_count=2, outlet_count=2)  # fmt: skip
    live.publish(entries(first, later))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={first.story_id}")
        rows = page.get_by_role("region", name="Revisions").get_by_role("listitem")
        expect(rows).to_have_text([
            re.compile(r"2\s*updated.*2 articles, 2 outlets\s*Another article speaks for it: Late. It is"),
            re.compile(r"1\s*new.*1 article, 1 outlet\s*Early. It is alone."),
        ])  # fmt: skip


def test_an_open_story_grows(browser: Browser, live: Live) -> None:
    made = story("Bridge closes")
    live.publish(entries(made, *members(made, 0)))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={made.story_id}")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        expect(page.locator(".member")).to_have_count(1)
        live.publish(entries(*members(made, 2)))
        live.publish(entries(replace(made, revision=2, status=StoryStatus.UPDATED, member_count=3)))
        expect(page.locator(".member")).to_have_count(3)
        notice = page.get_by_role("status").filter(has_text="The story was updated: 3 articles")
        expect(notice).to_have_count(1)


@pytest.mark.parametrize(
    ("status", "words"),
    [(StoryStatus.MERGED, "now part of another one"), (StoryStatus.RETRACTED, "was retracted")],
)
def test_an_open_story_that_ends_says_so_and_stays(
    browser: Browser, live: Live, status: StoryStatus, words: str
) -> None:
    made = story(f"Will be {status}")
    live.publish(entries(made, *members(made, 0)))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={made.story_id}")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        into = id_of("into") if status is StoryStatus.MERGED else None
        ended = replace(made, revision=2, status=status, merged_into=into, text="", member_count=0)
        live.publish(entries(ended))
        expect(page.locator(".banner")).to_contain_text(words)
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Will be {status}")


def test_a_merged_story_leads_to_the_one_it_is_part_of(browser: Browser, live: Live) -> None:
    into = story("The whole")
    part = story("The part", status=StoryStatus.MERGED, merged_into=into.story_id)
    live.publish(entries(into, part, *members(into, 1)))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={part.story_id}")
        expect(page.get_by_role("heading", level=1)).to_have_text("The whole")
        expect(page.locator(".banner")).to_contain_text("is part of this one now")
        expect(page).to_have_url(re.compile(into.story_id))


def test_a_retracted_story_says_so(browser: Browser, live: Live) -> None:
    made = story("Taken back", status=StoryStatus.RETRACTED, text="", member_count=0)
    live.publish(entries(made))
    live.gateway.ready()
    with window(browser, live.gateway, "410", "404") as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={made.story_id}")
        expect(page.get_by_role("heading", level=1)).to_have_text("This story was retracted")
        page.goto("/?view=story&story=nothing")
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no such story")


def test_thousands_of_members_are_shown_some_at_a_time(browser: Browser, live: Live) -> None:
    made = story("Printed everywhere", member_count=1_201)
    live.publish(entries(made, *members(made, 1_200)))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=story&story={made.story_id}")
        expect(page.locator(".member")).to_have_count(50)
        page.get_by_role("button", name="Show 50 more of 1,000").click()
        expect(page.locator(".member")).to_have_count(100)
        expect(page.get_by_text("Of 1,201 articles these are the first 1,000.")).to_be_visible()
