"""Events: their list, their time line, and one of them opened."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from streams.records import Range, Size, SizeSource, Span
from streams.serve.lookup import Entry
from streams.topics import EVENTS
from tests.page.accessible import check, fits
from tests.page.conftest import Live, window
from tests.page.made import entries, id_of, story
from tests.page.world import OF_A_WEEK, actor, happened, place
from tests.serve.process import GatewayProcess


@pytest.fixture
def week(browser: Browser, world: GatewayProcess) -> Iterator[Page]:
    with window(browser, world, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto("/?view=events")
        expect(page.locator(".event-item")).to_have_count(len(OF_A_WEEK))
        yield page


def _asked(page: Page) -> dict[str, list[str]]:
    return {name: values for name, values in parse_qs(urlsplit(page.url).query).items() if name != "view"}


def _heights(page: Page) -> int:
    """Return how many parts the bars of the time line have."""
    return page.locator(".bar .fill").count()


def test_a_type_narrows_list_map_and_time_line_and_is_in_the_url(week: Page) -> None:
    assert (week.locator(".place").count(), _heights(week)) == (4, 8)
    week.get_by_label("Type").select_option("ASSAULT")
    expect(week.locator(".event-item")).to_have_count(4)
    assert _asked(week) == {"type": ["ASSAULT"]}
    assert week.locator(".place").count() == 2
    assert _heights(week) == 3
    week.reload()
    expect(week.locator(".event-item")).to_have_count(4)
    expect(week.get_by_label("Type")).to_have_value("ASSAULT")
    week.get_by_role("button", name="Take off the filter: Assault").click()
    expect(week.locator(".event-item")).to_have_count(len(OF_A_WEEK))
    week.go_back()
    expect(week.locator(".event-item")).to_have_count(4)


@pytest.mark.parametrize(
    ("label", "value", "asked", "count"),
    [
        ("Class", "3", {"quad": ["3"]}, 2),
        ("Country of a party", "SDN", {"country": ["SDN"]}, 8),
        ("First seen from (UTC)", "2025-10-24", {"since": ["2025-10-24"]}, 4),
        ("First seen before (UTC)", "2025-10-21", {"until": ["2025-10-21"]}, 1),
        ("Place or its country", "KEN", {"place": ["KEN"]}, 2),
        ("Confidence at least", "1", {"min_confidence": ["1"]}, 0),
        ("Texts at least", "2", {"min_texts": ["2"]}, 0),
    ],
)
def test_each_filter_is_in_the_url(
    week: Page, label: str, value: str, asked: dict[str, list[str]], count: int
) -> None:
    field = week.get_by_role("form", name="Filter events").get_by_label(label, exact=True)
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)
        field.press("Enter")
    expect(week.locator(".event-item")).to_have_count(count)
    assert _asked(week) == asked


@pytest.mark.parametrize(
    ("label", "words", "asked", "parties"),
    [
        ("Sector of a party", "army", {"sector": ["MIL"]},
         ["North", "East", "West", "South", "Talks", "Relief", "Threat", "Nowhere"]),
        ("Sector of a party", "government", {"sector": ["GOV"]}, []),
        ("Told", "as a fact", {"modality": ["asserted"]},
         ["North", "East", "South", "Threat", "Flood", "Nowhere"]),
        ("Told", "planned", {"modality": ["future"]}, ["Talks"]),
        ("Told", "supposed", {"modality": ["hypothetical"]}, ["Relief"]),
        ("Told", "denied", {"modality": ["negated"]}, ["West"]),
    ],
)  # fmt: skip
def test_sector_and_modality_narrow_the_list_and_a_reload_keeps_them(
    week: Page, label: str, words: str, asked: dict[str, list[str]], parties: list[str]
) -> None:
    (value,) = next(iter(asked.values()))
    ids = {id_of(f"event {party}") for party in parties}

    def is_narrowed() -> None:
        expect(week.locator(".event-item")).to_have_count(len(ids))
        assert {item.get_attribute("id") for item in week.locator(".event-item").all()} == {
            f"event-{id_}" for id_ in ids
        }
        assert _asked(week) == asked
        expect(week.get_by_label(label, exact=True)).to_have_value(value)
        expect(week.get_by_role("list", name="Filters in use").get_by_role("button")).to_contain_text(words)

    week.get_by_label(label, exact=True).select_option(label=words)
    is_narrowed()
    week.reload()
    is_narrowed()


def test_a_bar_of_the_time_line_is_clicked(week: Page) -> None:
    bars = week.locator(".time-line svg .bar")
    bars.nth(bars.count() - 1).click()
    expect(week.locator(".event-item")).to_have_count(2)
    assert _asked(week) == {"since": ["2025-10-26"], "until": ["2025-10-27"]}
    bars.nth(6).click()  # now they are hours
    expect(week.locator(".event-item")).to_have_count(2)
    assert _asked(week) == {"since": ["2025-10-26T06:00Z"], "until": ["2025-10-26T07:00Z"]}


def test_bars_are_dragged_over(week: Page) -> None:
    bars = week.locator(".time-line svg .bar")
    first, last = bars.nth(0).bounding_box(), bars.nth(bars.count() - 4).bounding_box()
    assert first
    assert last
    week.mouse.move(first["x"] + 1, first["y"] + 50)
    week.mouse.down()
    week.mouse.move(last["x"] + 1, last["y"] + 50, steps=5)
    week.mouse.up()
    expect(week.get_by_role("button", name="Take off the filter: before")).to_be_visible()
    seen = [one.first_seen.isoformat() for one in OF_A_WEEK]
    asked = _asked(week)
    between = [at for at in seen if asked["since"][0] <= at < asked["until"][0]]
    expect(week.locator(".event-item")).to_have_count(len(between))
    assert 0 < len(between) < len(seen)


def test_bars_are_picked_by_keyboard(week: Page) -> None:
    bar = week.locator(".time-line svg .bar[tabindex='0']")
    bar.focus()
    week.keyboard.press("End")
    week.keyboard.press("Shift+ArrowLeft")
    expect(week.locator(".bar.picked")).to_have_count(2)
    week.keyboard.press("Enter")
    expect(week.locator(".event-item")).not_to_have_count(len(OF_A_WEEK))
    assert set(_asked(week)) == {"since", "until"}


def test_the_time_line_is_a_table_as_well(week: Page) -> None:
    week.get_by_text("Time line as a table").click()
    table = week.get_by_role("table", name="Events by day and class")
    assert sum(int(cell) for cell in table.locator("td").all_inner_texts()) == len(OF_A_WEEK)


def test_a_day_is_no_finer_than_the_text_says_it(week: Page) -> None:
    def item(party: str) -> str:
        return week.locator(".event-item", has_text=party).inner_text()

    assert re.search(r"\b2025\b", item("North army"))
    assert "Jan" not in item("North army")
    assert "21 Oct 2025 assumed" in item("East army")
    assert "background" in item("Threat army")
    assert "no day given" in item("Nowhere army")


def test_what_is_planned_denied_or_supposed_is_called_so(week: Page) -> None:
    for party, words in (("West", "denied"), ("Talks", "planned"), ("Relief", "supposed")):
        expect(week.locator(".event-item", has_text=f"{party} army").locator(".mood")).to_have_text(words)
    assert week.locator(".event-item .mood").count() == 3
    expect(week.locator(".event-item", has_text="West army")).to_contain_text("according to the ministry")


def test_the_files_are_of_the_same_filter(week: Page) -> None:
    week.get_by_label("Type").select_option("ASSAULT")
    expect(week.locator(".event-item")).to_have_count(4)
    for name, lines in (("CSV", 5), ("JSON lines", 4), ("GeoJSON", 1)):
        link = week.get_by_role("link", name=name, exact=True)
        asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        assert set(asked) == {"type", "format"}  # with a `limit` it would not have all
        with week.expect_download() as download:
            link.click()
        text = download.value.path().read_text("utf-8")
        assert len(text.splitlines()) == lines
        assert text.count("Khartoum") >= 3
        assert "Lima" not in text


def test_an_event_opens_with_its_trigger_and_its_parties_marked(page: Page) -> None:
    page.goto("/?view=events")
    page.get_by_role("link", name="Sanction, discontinue").click()
    expect(page.get_by_role("heading", name="Sanction, discontinue")).to_be_focused()
    sentence = page.locator(".event .marked").first
    expect(sentence.locator("mark.trigger")).to_have_text("froze")
    expect(sentence.locator("mark.actor")).to_have_text("Switzerland")
    expect(sentence.locator("mark.recipient")).to_have_text(["nine companies", "cargo aircraft"])
    expect(sentence).to_contain_text("Switzerland on Thursday froze the assets of nine companies")
    title = "Switzerland freezes assets"
    expect(page.locator(".event .tellings").get_by_role("link", name=title)).to_have_attribute(
        "href", re.compile(r"^/\?view=story&story=\w{32}$")
    )
    page.get_by_role("link", name="All events").click()
    expect(page.get_by_role("link", name="Sanction, discontinue")).to_be_focused()


def test_a_link_to_an_event_opens_it_whatever_the_filter(browser: Browser, world: GatewayProcess) -> None:
    with window(browser, world, "404 (Not Found)") as context:  # the week has no stories
        page = context.new_page()
        page.goto(f"/?view=events&type=AID&event={OF_A_WEEK[0].event_id}")
        expect(page.get_by_role("heading", name="Assault")).to_be_visible()
        page.goto("/?view=events&event=unknown")
        expect(page.get_by_text("there is no event unknown")).to_be_visible()


def test_spans_count_code_points(browser: Browser, live: Live) -> None:
    text = "🌍🌍 Vor dem Gipfel 𝕏. 😀 Rebels attacked 𝔸lpha village.\nMore."
    wide = story("Of wide letters", text=text)

    def span(words: str) -> Span:
        start = text.index(words)  # Python counts code points, as spans do
        return Span(field="text", text=words, start=start, end=start + len(words))

    made = happened("wide", "ASSAULT", 4, None, trigger=span("attacked"),
                    actor=(replace(actor("Rebels"), span=span("Rebels")),),
                    recipient=(replace(actor("𝔸lpha village"), span=span("𝔸lpha village")),))  # fmt: skip
    telling = replace(made.tellings[0], story_id=wide.story_id, trigger=span("attacked"))
    live.publish(entries(wide, replace(made, tellings=(telling,), story_ids=(wide.story_id,))))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=events&type=ASSAULT&event={made.event_id}")
        marks = page.locator(".event .marked").first.locator("mark")
        expect(marks).to_have_text(["Rebels", "attacked", "𝔸lpha village"])


def test_the_toll_is_shown_by_source_and_the_moods_in_their_order(browser: Browser, live: Live) -> None:
    one, other = story("Of three dead"), story("Of five dead")
    made = happened("toll", "ACCIDENT", None, None, actor=(actor("Bus"),))
    three, five = Size(dead=Range(min=3, max=3)), Size(dead=Range(min=5, max=None))
    telling = made.tellings[0]
    tellings = (
        replace(telling, story_id=one.story_id, size=three, match="first", mood="future"),
        replace(telling, story_id=other.story_id, size=five, match="same", mood="asserted"),
    )
    history = tuple(
        replace(made.history[0], story_id=t.story_id, mood=t.mood, since=t.first_seen) for t in tellings
    )
    source = SizeSource(dead=other.story_id)
    made = replace(made, tellings=tellings, story_ids=(one.story_id, other.story_id), size=five,
                   size_from=source, independent_texts=2, history=history)  # fmt: skip
    live.publish(entries(one, other, made))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto(f"/?view=events&type=ACCIDENT&event={made.event_id}")
        rows = page.get_by_role("table", name="The toll as each story has it").locator("tbody tr")
        expect(rows).to_have_text(["Of three dead3", "Of five deadat least 5 taken"])
        expect(page.locator(".moods li b")).to_have_text(["Planned", "As a fact"])


def test_what_comes_in_joins_list_map_and_time_line_and_what_goes_leaves(
    browser: Browser, live: Live
) -> None:
    first = happened("calm", "MOBILIZE", 4, "Lima", recipient=(actor("calm town"),))
    live.publish(entries(first))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?view=events&type=MOBILIZE")
        expect(page.locator(".event-item")).to_have_count(1)
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        second = happened("later", "MOBILIZE", 4, "Kandahar", 2)
        live.publish(entries(second))
        expect(page.locator(".event-item")).to_have_count(2)
        expect(page.locator(".event-item").first).to_contain_text("later army")
        expect(page.get_by_role("button", name="Kandahar: 1 event")).to_be_visible()
        expect(page.locator(".bar .fill")).to_have_count(2)
        live.publish([Entry(EVENTS.name, 0, 0, first.event_id.encode(), None)])
        expect(page.locator(".event-item")).to_have_count(1)
        expect(page.locator(".place")).to_have_count(1)
        live.publish(entries(replace(second, revision=second.revision + 1, event_loc=place("Bern"))))
        expect(page.get_by_role("button", name="Bern: 1 event")).to_be_visible()
        expect(page.locator(".place")).to_have_count(1)


def test_new_events_wait_while_the_reader_is_further_down(browser: Browser, live: Live) -> None:
    live.publish(entries(*(happened(f"many {n}", "REJECT", 3, None) for n in range(30))))
    live.gateway.ready()
    with window(browser, live.gateway) as context:
        page = context.new_page()
        page.goto("/?view=events&type=REJECT")
        expect(page.locator(".event-item")).to_have_count(30)
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        page.locator(".event-item").nth(20).scroll_into_view_if_needed()
        at = page.evaluate("scrollY")
        assert at > 0
        live.publish(entries(happened("newest", "REJECT", 3, None, 1)))
        page.get_by_role("button", name="1 new event").wait_for()
        assert (page.locator(".event-item").count(), page.evaluate("scrollY")) == (30, at)
        page.get_by_role("button", name="1 new event").click()
        expect(page.locator(".event-item").first).to_contain_text("newest army")


_HOSTILE = {
    "script": "<script>window.owned = 1</script><img src=x onerror='window.owned = 2'>",
    "turned": "\u202egpj.exe\u202c \u2066isolated \u200bzero\u200b \u200fwidth\ufeff \u0007bell",
    "long": "w" * 10_000,
}


@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_hostile_names_neither_run_nor_break_the_layout(browser: Browser, live: Live, width: int) -> None:
    for kind, bad in _HOSTILE.items():
        where = replace(place("Lima"), name=bad, text=bad, country=bad)
        made = happened(f"bad {kind}", "COERCE", 4, "Lima", mode=bad, context=(bad,), event_loc=where,
                        actor=(actor(bad, bad, bad),) * 2, recipient=(actor(bad),),
                        modality=replace(OF_A_WEEK[2].modality, claimed_by=bad))  # fmt: skip
        live.publish(entries(story(f"bad {kind}", title=bad), made))
    live.gateway.ready()
    with window(browser, live.gateway, viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto("/?view=events&type=COERCE")
        expect(page.locator(".event-item")).to_have_count(len(_HOSTILE))
        page.get_by_text("Map as a table").click()
        fits(page)
        for number in range(len(_HOSTILE)):
            page.locator(".map table button").nth(number).click()
            expect(page.locator(".place-events")).to_be_visible()
            fits(page)
        page.get_by_role("button", name="Close this place").click()
        for number in range(len(_HOSTILE)):
            page.locator(".event-item a").nth(number).click()
            expect(page.locator(".event .known")).to_be_visible()
            fits(page)
            assert not re.search(r"[\u200b\u202a-\u202e\u2066-\u2069\ufeff\u0007]", page.inner_text("body"))
            page.get_by_role("link", name="All events").click()
        assert page.evaluate("window.owned") is None
        assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_serious_to_say(browser: Browser, gateway: GatewayProcess, scheme: str) -> None:
    with window(browser, gateway, color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto("/?view=events")
        expect(page.locator(".event-item").first).to_be_visible()
        for summary in page.locator(".alternative summary").all():
            summary.click()
        page.locator(".place").first.press("Enter")
        check(page)
        page.get_by_role("link", name="Sanction, discontinue").first.click()
        expect(page.locator(".event .marked").first).to_be_visible()
        check(page)


def test_a_phone_does_not_scroll_sideways(browser: Browser, gateway: GatewayProcess) -> None:
    with window(browser, gateway, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto("/?view=events")
        expect(page.locator(".event-item").first).to_be_visible()
        page.get_by_text("Filters", exact=True).click()
        for summary in page.locator(".alternative summary").all():
            summary.click()
        fits(page)
        page.locator(".event-item a").first.click()
        expect(page.locator(".event .known")).to_be_visible()
        fits(page)
