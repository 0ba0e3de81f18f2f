"""What all views share: the head, the files, what may be loaded."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page import accessible
from tests.page.conftest import window
from tests.page.made import SUDAN
from tests.serve.process import GatewayProcess


def test_a_tab_leads_to_its_view_and_back_again(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Events").click()
    expect(page).to_have_url(re.compile(r"\?view=events$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Events")
    expect(page.get_by_role("link", name="Events")).to_have_attribute("aria-current", "page")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stories")


def test_the_page_asks_nobody_but_the_gateway(page: Page, gateway: GatewayProcess) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert all(url.startswith(str(gateway.client.base_url)) for url in asked)


def test_no_script_or_style_that_stands_in_the_page_runs(gateway: GatewayProcess) -> None:
    policy = gateway.client.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy


def test_a_file_that_has_not_changed_is_not_sent_again(gateway: GatewayProcess) -> None:
    first = gateway.client.get("/assets/main.js")
    again = gateway.client.get("/assets/main.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_path_leads_out_of_the_folder(gateway: GatewayProcess) -> None:
    assert gateway.client.get("/assets/..%2f..%2fsettings.py").status_code == 404


def test_each_library_is_the_one_that_is_locked_and_under_a_licence_that_may_be_shipped() -> None:
    lock = json.loads(Path("page/package-lock.json").read_text("utf-8"))["packages"]
    licences = files("streams.serve").joinpath("page/libraries/LICENSES.txt").read_text("utf-8")
    named = re.findall(r"^(\S+) (\d\S*) \((.+)\)$", licences, re.MULTILINE)
    assert named
    for name, version, licence in named:
        assert lock[f"node_modules/{name}"]["version"] == version
        assert licence in {"MIT", "ISC", "Apache-2.0", "BSD-3-Clause"}
    assert all("integrity" in package for path, package in lock.items() if path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("/", ".story-row"),
        ("/?q=sudan&min_outlets=2", ".story-row"),
        (f"/?view=story&story={SUDAN}", ".member"),
        (f"/?view=explain&story={SUDAN}&first={SUDAN}&second=419097961c9e22f3d039e580d8702115", ".pair mark"),
        ("/?view=outlets", ".outlets tbody tr"),
    ],
    ids=["stories", "filtered", "story", "explain", "outlets"],
)
def test_axe_has_nothing_serious_to_say(
    browser: Browser, gateway: GatewayProcess, view: str, shown: str, scheme: Literal["light", "dark"]
) -> None:
    with window(browser, gateway, color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(view)
        expect(page.locator(shown).first).to_be_visible()
        accessible.check(page)


@pytest.mark.parametrize("width", [360, 390, 1280])
@pytest.mark.parametrize("view", ["/", f"/?view=story&story={SUDAN}", "/?view=outlets"])
def test_no_view_scrolls_sideways(browser: Browser, gateway: GatewayProcess, view: str, width: int) -> None:
    with window(browser, gateway, viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto(view)
        expect(page.locator(".story-row, .member, .outlets tbody tr").first).to_be_visible()
        accessible.fits(page)


def test_dark_is_dark(browser: Browser, gateway: GatewayProcess) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        with window(browser, gateway, color_scheme=scheme) as context:
            page = context.new_page()
            page.goto("/")
            grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 22, 26)"}


def test_the_keyboard_leads_from_the_list_to_two_texts(page: Page) -> None:
    page.goto("/?q=sudan+companies")
    expect(page.locator(".story-row")).to_have_count(1)
    _tab_to(page, re.compile("^Switzerland freezes"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator(".member")).to_have_count(4)
    _tab_to(page, re.compile("^Side by side with its source"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("article")).to_have_count(2)
    _tab_to(page, re.compile("^Switzerland on Thursday"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('mark').id") == "second-1"


def _tab_to(page: Page, words: re.Pattern[str]) -> None:
    """Press the tab key until it is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if words.search(page.evaluate("document.activeElement.innerText")):
            return
    raise AssertionError(words.pattern)


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".story-row").first).to_be_visible()  # before, nothing in it takes the focus
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")
