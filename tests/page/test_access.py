"""A gateway that asks for a token."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from streams.broker.embedded import EmbeddedBroker
from tests.cli.support import newsfold
from tests.page import accessible
from tests.page.conftest import publish, window
from tests.page.made import entries, story
from tests.serve.process import GatewayProcess

_READ, _PUSH = "read-token-of-the-tests", "push-token-of-the-tests"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    folder = tmp_path_factory.mktemp("guarded")
    tokens = folder / "tokens"
    tokens.write_text(f"read {_READ}\npush {_PUSH}\n", "utf-8")
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0
        publish(broker.address, entries(story("Behind the door")))
        with GatewayProcess(broker.address, folder / "data", "--tokens", tokens) as gateway:
            gateway.ready()
            yield gateway


def test_nothing_is_shown_until_a_token_that_may_read_is_given(
    browser: Browser, guarded: GatewayProcess
) -> None:
    with window(browser, guarded) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_have_text("This gateway asks for a token")
        assert [path for path in asked if not path.startswith("/assets/")] == ["/", "/access"]
        page.get_by_label("Token").fill(_READ)
        page.get_by_label("Token").press("Enter")
        expect(page.get_by_text("Behind the door")).to_be_visible()
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
        page.reload()
        expect(page.get_by_text("Behind the door")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_for_all(
    browser: Browser, guarded: GatewayProcess, scheme: Literal["light", "dark"]
) -> None:
    with window(
        browser, guarded, color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 800}
    ) as context:
        page = context.new_page()
        page.goto("/")
        expect(page.get_by_label("Token")).to_be_visible()
        accessible.check(page)
        accessible.fits(page)


def test_a_token_is_forgotten(browser: Browser, guarded: GatewayProcess) -> None:
    with window(browser, guarded) as context:
        page = context.new_page()
        page.goto("/")
        expect(page.get_by_role("button", name="Forget token")).to_have_count(0)
        page.get_by_label("Token").fill(_READ)
        page.get_by_role("button", name="Use it").click()
        page.get_by_role("button", name="Forget token").click()
        expect(page.get_by_label("Token")).to_be_visible()
        expect(page.get_by_text("Behind the door")).to_have_count(0)
        assert page.evaluate("sessionStorage.length + localStorage.length") == 0
        assert _READ not in page.url


def test_a_token_that_may_not_read_says_what_it_may(browser: Browser, guarded: GatewayProcess) -> None:
    with window(browser, guarded) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Token").fill(_PUSH)
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_text("may push, and may not read")).to_be_visible()
        page.get_by_label("Token").fill(_READ)
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_text("Behind the door")).to_be_visible()


@pytest.mark.parametrize(
    ("token", "words"),
    [("a-token-of-nobody-at-all", "does not know this token"), ("ключ", "letters, digits and signs")],
)
def test_a_token_that_is_none_is_not_taken(
    browser: Browser, guarded: GatewayProcess, token: str, words: str
) -> None:
    with window(browser, guarded) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_role("alert")).to_contain_text(words)


def test_a_token_that_is_no_longer_good_is_asked_for_again(browser: Browser, guarded: GatewayProcess) -> None:
    with window(browser, guarded, "401") as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Token").fill(_READ)
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_text("Behind the door")).to_be_visible()
        page.evaluate("sessionStorage.setItem('newsfold-token', 'changed-by-the-operator')")
        page.get_by_role("link", name="Behind the door").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("This gateway asks for a token")
