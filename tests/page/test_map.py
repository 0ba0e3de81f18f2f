"""The world map of events."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.page.conftest import window
from tests.page.world import OF_A_WEEK
from tests.serve.process import GatewayProcess


@pytest.fixture
def world_map(browser: Browser, world: GatewayProcess) -> Iterator[Page]:
    with window(browser, world, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto("/?view=events")
        expect(page.locator(".country").first).to_be_visible()
        expect(page.locator(".place")).to_have_count(4)
        yield page


def _place(page: Page, name: str) -> Locator:
    return page.locator(f".place[data-place={name}]")


def _asked(page: Page, name: str) -> str:
    return parse_qs(urlsplit(page.url).query).get(name, [""])[0]


def _at(page: Page, name: str) -> tuple[float, float]:
    box = _place(page, name).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _scale(page: Page) -> float:
    transform = page.locator(".land").get_attribute("transform") or ""
    return float(re.findall(r"scale\((.+)\)", transform)[0])


def test_countries_and_places_are_drawn_and_nobody_else_is_asked(
    browser: Browser, world: GatewayProcess
) -> None:
    asked: list[str] = []
    with window(browser, world) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/?view=events")
        expect(page.locator(".country")).to_have_count(177)
        expect(
            page.get_by_role("button", name="Khartoum: 4 events, mostly material conflict")
        ).to_be_visible()
        expect(page.get_by_text("4 places; 1 event without one")).to_be_visible()
    assert asked
    assert all(url.startswith(str(world.client.base_url)) for url in asked)


def test_classes_differ_by_shape_as_well_as_by_colour(world_map: Page) -> None:
    marks = world_map.locator(".key .point")
    shapes = marks.evaluate_all("all => all.map(one => one.getAttribute('d'))")
    colours = marks.evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert len(set(shapes)) == len(set(colours)) == 5


def test_a_country_narrows_the_events_to_it(world_map: Page) -> None:
    box = _place(world_map, "Lima").bounding_box()
    assert box
    world_map.mouse.click(box["x"] + 40, box["y"] + 60)  # inland of Lima, east of its mark
    expect(world_map.locator(".country.chosen")).to_have_count(1)
    code = world_map.locator(".country.chosen").get_attribute("data-code")
    assert _asked(world_map, "place") == code
    world_map.goto("/?view=events&place=SDN")
    expect(world_map.locator(".event-item")).to_have_count(4)
    expect(world_map.locator(".country.chosen")).to_have_attribute("data-code", "SDN")


def test_a_place_opens_a_list_of_what_happened_there(world_map: Page) -> None:
    _place(world_map, "Khartoum").click()
    at = world_map.get_by_role("region", name="Khartoum: 4 events")
    expect(at.get_by_role("listitem")).to_have_count(4)
    expect(at.get_by_role("heading", name="Khartoum: 4 events")).to_be_focused()
    at.get_by_role("button", name="Only events at this place").click()
    expect(world_map.locator(".events-listed .event-item")).to_have_count(4)
    assert _asked(world_map, "place") == "Khartoum"


def test_places_are_reached_by_keyboard(world_map: Page) -> None:
    stop = world_map.locator(".place[tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    expect(_place(world_map, "Khartoum")).to_be_focused()
    world_map.keyboard.press("ArrowRight")
    expect(_place(world_map, "Nairobi")).to_be_focused()
    world_map.keyboard.press("Enter")
    expect(world_map.get_by_role("heading", name="Nairobi: 2 events")).to_be_focused()
    world_map.keyboard.press("Escape")
    expect(world_map.locator(".place-events")).to_have_count(0)
    expect(_place(world_map, "Nairobi")).to_be_focused()


def test_the_map_is_a_table_as_well(world_map: Page) -> None:
    world_map.get_by_text("Map as a table").click()
    rows = world_map.get_by_role("table", name="Events by place and class").locator("tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.first).to_have_text(re.compile(r"^KhartoumSudan4"))
    rows.first.get_by_role("button").click()
    expect(world_map.get_by_role("region", name="Khartoum: 4 events")).to_be_visible()


def test_buttons_zoom_and_move_the_map(world_map: Page) -> None:
    world_map.get_by_role("button", name="Zoom in").click()
    assert _scale(world_map) > 1
    before = _at(world_map, "Khartoum")
    world_map.get_by_role("button", name="East").click()
    after = _at(world_map, "Khartoum")
    assert after[0] < before[0]
    assert after[1] == pytest.approx(before[1])
    world_map.get_by_role("button", name="Whole world").click()
    assert _scale(world_map) == 1


def test_the_wheel_zooms_and_away_from_the_whole_world_it_scrolls_the_page(world_map: Page) -> None:
    world_map.mouse.move(*_at(world_map, "Khartoum"))
    world_map.mouse.wheel(0, -300)
    expect(world_map.locator(".canvas svg")).to_have_class("near")
    assert _scale(world_map) > 1
    assert world_map.evaluate("scrollY") == 0
    world_map.get_by_role("button", name="Whole world").click()
    world_map.mouse.move(*_at(world_map, "Khartoum"))
    world_map.mouse.wheel(0, 200)
    expect(world_map.locator("h1")).not_to_be_in_viewport(ratio=1)
    assert _scale(world_map) == 1


def test_the_map_is_dragged_and_a_drag_opens_nothing(world_map: Page) -> None:
    world_map.get_by_role("button", name="Zoom in").click()
    x, y = _at(world_map, "Khartoum")
    world_map.mouse.move(x, y)
    world_map.mouse.down()
    world_map.mouse.move(x - 80, y - 20, steps=4)
    world_map.mouse.up()
    assert _at(world_map, "Khartoum") == pytest.approx((x - 80, y - 20), abs=1)
    expect(world_map.locator(".place-events")).to_have_count(0)


def test_two_fingers_zoom_the_map(browser: Browser, world: GatewayProcess) -> None:
    with window(browser, world, viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = context.new_page()
        page.goto("/?view=events")
        expect(page.locator(".place")).to_have_count(4)
        x, y = _at(page, "Khartoum")
        session = context.new_cdp_session(page)
        for kind, gap in (("touchStart", 10), ("touchMove", 25), ("touchMove", 40)):
            points = [{"x": x - gap, "y": y}, {"x": x + gap, "y": y}]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(page.locator(".canvas svg")).to_have_class("near")
        assert _scale(page) > 2


def test_what_the_map_shows_is_a_filter_that_can_be_sent(world_map: Page) -> None:
    expect(world_map.get_by_role("button", name="Only this part")).to_be_disabled()
    world_map.mouse.move(*_at(world_map, "Nairobi"))
    for _ in range(3):
        world_map.mouse.wheel(0, -300)
    world_map.get_by_role("button", name="Only this part").click()
    expect(world_map.locator(".event-item")).to_have_count(6)  # Khartoum and Nairobi
    west, south, east, north = map(float, _asked(world_map, "bbox").split(","))
    assert west < 32.5
    assert east > 36.9
    assert south < -1.3
    assert north > 15.6
    assert east < 180
    world_map.reload()
    expect(world_map.locator(".event-item")).to_have_count(6)
    assert _scale(world_map) > 2
    world_map.get_by_role("button", name="Take off the filter: in a part of the map").click()
    expect(world_map.locator(".event-item")).to_have_count(len(OF_A_WEEK))


def test_a_box_that_is_none_shows_the_whole_world(browser: Browser, world: GatewayProcess) -> None:
    with window(browser, world, "400 (Bad Request)") as context:
        page = context.new_page()
        page.goto("/?view=events&bbox=1,2,nonsense")
        expect(page.locator(".country").first).to_be_visible()
        assert _scale(page) == 1
