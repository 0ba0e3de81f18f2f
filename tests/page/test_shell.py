"""What all views share: the head, the files, what may be loaded."""

import json
import re
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page, expect

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
