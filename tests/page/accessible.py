"""axe-core's findings on a view, and its width."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["check", "fits"]


def check(page: Page) -> None:
    """Fail for what axe calls serious or critical. The window has `bypass_csp`: axe is a script of ours."""
    violations = Axe().run(page).response["violations"]
    serious = [one for one in violations if one["impact"] in ("serious", "critical")]
    assert not serious, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in serious]


def fits(page: Page) -> None:
    """Fail where the page scrolls sideways."""
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1]
