"""Operations: the pipeline, and dead letters that a worker could not use."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from streams import samples
from streams.broker.embedded import EmbeddedBroker, free_port
from streams.topics import RAW
from tests.cli.support import newsfold
from tests.integration.newsfold import NewsfoldWorker
from tests.integration.support import produce
from tests.page.accessible import check, fits
from tests.page.conftest import window
from tests.serve.process import GatewayProcess

_BAD = (
    (None, b"key\xff", b"{"),
    (None, b"turned", '{"url": "\u202ehttp://a.example/1"'.encode()),
    (None, b"nothing", b'{"url": "http://a.example/2"}'),
)
_READ, _ADMIN = "read-token-of-the-tests", "admin-token-of-the-tests"


@dataclass(frozen=True)
class Watched:
    """Two gateways over a worker; the second one asks for tokens."""

    open: GatewayProcess
    guarded: GatewayProcess
    worker: str


def _push(address: str) -> None:
    with ThreadPoolExecutor(1) as thread:  # Playwright has a loop of its own at work in this one
        thread.submit(asyncio.run, produce(address, RAW.name, _BAD, batch_bytes=1)).result()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("watched")
    tokens = folder / "tokens"
    tokens.write_text(f"read {_READ}\nread,admin {_ADMIN}\n", "utf-8")
    port = free_port()
    worker = f"http://127.0.0.1:{port}"
    options = ("--embedded", "--partitions", "1", "--store", "memory", "--metrics-port", str(port))
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0
        started = NewsfoldWorker(broker.address, folder / "worker", *options)
        started.start()
        try:
            with (
                GatewayProcess(broker.address, folder / "open", "--workers", worker) as gateway,
                GatewayProcess(broker.address, folder / "guarded", "--tokens", tokens) as guarded,
            ):
                _fill(gateway, broker.address)
                yield Watched(gateway, guarded, worker)
        finally:
            started.stop()


def _fill(gateway: GatewayProcess, broker: str) -> None:
    """Push a page that is good and comes twice, one that is too short, and what cannot be used."""
    good = next(one.value for one in samples.load() if one.value and one.push.kind == "html")
    short = b'{"url": "http://a.example/1", "text": "Short."}'
    for body in (good, good, short):
        answer = gateway.client.post("/pages", content=body, headers={"content-type": "application/json"})
        (page,) = answer.json()["pages"]
        ended = gateway.client.get(f"/pages/{page['page']}", params={"wait": 60})
        assert ended.status_code == 200
    _push(broker)
    for offset in (3, 4, 5):
        ended = gateway.client.get(f"/pages/{RAW.name}/0/{offset}", params={"wait": 60})
        assert ended.json()["outcome"] == "dead-lettered"


@pytest.fixture
def operations(browser: Browser, watched: Watched) -> Iterator[Page]:
    with window(browser, watched.open) as context:
        page = context.new_page()
        page.goto("/?view=operations")
        expect(page.get_by_role("heading", name="Pages by outcome")).to_be_visible()
        yield page


def test_pages_are_shown_by_outcome_over_time(operations: Page) -> None:
    key = operations.locator(".key li")
    expect(key.first).to_have_text("Published 1")
    assert {"Unchanged 1", "Not an article 1"} <= {text.strip() for text in key.all_inner_texts()}
    expect(operations.locator(".bar")).to_have_count(60)
    operations.get_by_text("Pages as a table").click()
    table = operations.get_by_role("table", name="Pages by outcome")
    shown = sum(int(cell) for cell in table.locator("td").all_inner_texts())
    assert shown >= 6
    operations.get_by_label("The last").select_option("15 minutes")
    expect(operations.locator(".bar")).to_have_count(15)
    assert operations.url.endswith("&minutes=15")


def test_what_waits_why_pages_ended_and_how_workers_are_is_shown(operations: Page, watched: Watched) -> None:
    waiting = operations.get_by_role("table", name="What waits for each stage").get_by_role("row")
    expect(waiting).to_have_count(7)
    expect(waiting.nth(1)).to_contain_text("raw-articles")
    reasons = operations.get_by_role("table", name="Pages by reason")
    expect(reasons.get_by_role("row").filter(has_text="same-content")).to_contain_text("unchanged")
    worker = operations.get_by_role("article").filter(has_text=watched.worker)
    expect(worker.locator(".ready")).to_have_text("✓ Ready")
    expect(worker).to_contain_text("MB of memory")
    expect(worker.get_by_role("row")).to_have_count(7)


def test_the_pipeline_is_asked_again_while_the_tab_is_looked_at(browser: Browser, watched: Watched) -> None:
    hide = "Object.defineProperty(document, 'hidden', {get: () => Boolean(window.away), configurable: true})"
    with window(browser, watched.open) as context:
        context.add_init_script(hide)
        page = context.new_page()
        page.clock.install()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto("/?view=operations")
        expect(page.get_by_role("heading", name="Pages by outcome")).to_be_visible()
        with page.expect_request("**/pipeline?*"):
            page.clock.run_for(5_100)
        page.wait_for_load_state("networkidle")
        page.evaluate("window.away = true; document.dispatchEvent(new Event('visibilitychange'))")
        before = asked.count("/pipeline")
        page.clock.run_for(60_000)
        assert asked.count("/pipeline") == before
        with page.expect_request("**/pipeline?*"):
            page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")


def test_a_dead_letter_is_opened(operations: Page) -> None:
    counts = operations.get_by_role("table", name="By reason", exact=True).locator("tbody tr")
    expect(counts.filter(has_text="not-json")).to_contain_text("extract")
    operations.get_by_role("link", name="dead-letters/0/1", exact=True).click()
    letter = operations.get_by_role("region", name="dead-letters/0/1")
    expect(letter.get_by_role("heading", name="dead-letters/0/1")).to_be_focused()
    assert "letter=dead-letters" in operations.url
    expect(letter).to_contain_text("not-json")
    expect(letter.get_by_role("region", name="Key")).to_have_text("turned")
    value = letter.get_by_role("region", name="Value")
    expect(value).to_have_text('{"url": "\\u202ehttp://a.example/1"')  # what one does not see is written out
    operations.keyboard.press("Escape")
    expect(letter).to_have_count(0)
    expect(operations.get_by_role("link", name="dead-letters/0/1", exact=True)).to_be_focused()


def test_a_letter_is_sent_back_when_that_is_confirmed(operations: Page) -> None:
    again = operations.get_by_role("button", name="Re-drive dead-letters/0/2")
    again.click()
    dialog = operations.get_by_role("dialog")
    expect(dialog).to_contain_text("The letter dead-letters/0/2 goes back to where it came from")
    expect(dialog).to_contain_text("nothing remembers what was sent")
    dialog.get_by_role("button", name="Leave it").click()
    expect(dialog).to_have_count(0)
    expect(again).to_be_focused()
    again.click()
    with operations.expect_response("**/deadletters/redrive") as sent:
        dialog.get_by_role("button", name="Send it back").click()
    (redriven,) = sent.value.json()["redriven"]
    expect(dialog).to_contain_text("1 letter sent back.")
    expect(dialog).to_contain_text(redriven["place"])
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_all_letters_of_a_reason_are_sent_back(operations: Page, watched: Watched) -> None:
    listed = watched.open.client.get("/deadletters", params={"reason": "not-json"}).json()
    count = sum(one["letters"] for one in listed["counts"])
    operations.get_by_role("button", name="Re-drive all of not-json").click()
    dialog = operations.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{count} letters of the reason not-json")
    with operations.expect_response("**/deadletters/redrive") as sent:
        dialog.get_by_role("button", name="Send them back").click()
    redriven = sent.value.json()["redriven"]
    expect(dialog).to_contain_text(f"{len(redriven)} letters sent back.")
    ended = watched.open.client.get(f"/pages/{redriven[0]['place']}", params={"wait": 60}).json()
    assert (ended["outcome"], ended["reason"]) == ("dead-lettered", "not-json")
    dialog.get_by_role("button", name="Close").click()
    operations.get_by_role("button", name="Look again").click()
    rows = operations.get_by_role("table", name="By reason", exact=True).locator("tbody tr")
    row = rows.filter(has_text="not-json")
    expect(row.locator("td.number")).not_to_have_text(str(count))


def test_one_reason_is_a_view_that_can_be_sent(operations: Page) -> None:
    operations.get_by_role("link", name="empty", exact=True).click()
    expect(operations).to_have_url("/?view=operations&reason=empty")
    rows = operations.locator(".letters tbody tr")
    expect(rows.filter(has_text="not-json")).to_have_count(0)
    expect(rows.filter(has_text="empty").first).to_be_visible()


def test_who_may_not_see_dead_letters_is_told_which_scope_may(browser: Browser, watched: Watched) -> None:
    with window(browser, watched.guarded) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto("/?view=operations")
        page.get_by_label("Token").fill(_READ)
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_text("a token with the scope admin")).to_be_visible()
        expect(page.get_by_role("heading", name="Pages by outcome")).to_be_visible()
        expect(page.get_by_text("The gateway knows of no workers")).to_be_visible()
        assert "/deadletters" not in asked
        page.get_by_role("button", name="Forget token").click()
        page.get_by_label("Token").fill(_ADMIN)
        page.get_by_role("button", name="Use it").click()
        expect(page.get_by_role("table", name="By reason", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_serious_to_say(browser: Browser, watched: Watched, scheme: str) -> None:
    with window(browser, watched.open, color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto("/?view=operations&letter=dead-letters/0/0")
        expect(page.get_by_role("region", name="Value")).to_be_visible()
        page.get_by_text("Pages as a table").click()
        check(page)
        page.get_by_role("button", name="Re-drive this letter").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        check(page)


def test_a_phone_does_not_scroll_sideways(browser: Browser, watched: Watched) -> None:
    with window(browser, watched.open, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto("/?view=operations&letter=dead-letters/0/0")
        expect(page.get_by_role("region", name="Value")).to_be_visible()
        fits(page)
        page.get_by_role("button", name="Re-drive this letter").click()
        fits(page)
