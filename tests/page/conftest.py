"""The page in a real Chromium, on a gateway that has what the samples lead to."""

import asyncio
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from streams.broker.embedded import EmbeddedBroker
from streams.serve.lookup import Entry
from tests.cli.support import newsfold
from tests.integration.support import produce
from tests.page.made import entries
from tests.page.world import OF_A_WEEK
from tests.serve.process import GatewayProcess
from tests.serve.stored import of_the_samples

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/page/" in item.nodeid:
            item.add_marker(pytest.mark.embedded)
            if not CHROMIUM:
                item.add_marker(
                    pytest.mark.skip(reason="there is no Chromium; install the package `chromium`")
                )


def publish(address: str, entries: Iterable[Entry]) -> None:
    """Put records on their topics, in batches that the embedded broker gets right.

    In a thread: Playwright has a loop of its own at work in this one.
    """
    messages: dict[str, list[tuple[None, bytes | None, bytes | None]]] = defaultdict(list)
    for entry in entries:
        messages[entry.topic].append((None, entry.key, entry.value))
    with ThreadPoolExecutor(1) as thread:
        for topic, some in messages.items():
            thread.submit(asyncio.run, produce(address, topic, some, batch_bytes=1)).result()


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    """A gateway that has all that the samples lead to. It is shared: push nothing to it."""
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        publish(broker.address, of_the_samples())
        with GatewayProcess(broker.address, tmp_path_factory.mktemp("page") / "data") as gateway:
            gateway.ready()
            yield gateway


@dataclass(frozen=True)
class Live:
    """A gateway that tests may publish to."""

    gateway: GatewayProcess
    broker: str

    def publish(self, entries: Iterable[Entry]) -> None:
        publish(self.broker, entries)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A gateway that begins with nothing. Each test publishes what it needs under names of its own."""
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 2).returncode == 0
        with GatewayProcess(broker.address, tmp_path_factory.mktemp("live") / "data") as gateway:
            gateway.ready()
            yield Live(gateway, broker.address)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    """A gateway that has the events of a week, and no stories. It is shared: push nothing to it."""
    with EmbeddedBroker() as broker:
        assert newsfold("topics", "--brokers", broker.address, "--partitions", 1).returncode == 0
        publish(broker.address, entries(*OF_A_WEEK))
        with GatewayProcess(broker.address, tmp_path_factory.mktemp("world") / "data") as gateway:
            gateway.ready()
            yield gateway


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def window(
    browser: Browser, gateway: GatewayProcess, *expected: str, **options: Any
) -> Iterator[BrowserContext]:
    """Open a window of its own on a gateway.

    Whatever a page writes to the console as an error fails the test, but for what has one of the `expected`
    words.
    """
    address = str(gateway.client.base_url)
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="UTC", **options)
    context.set_default_timeout(30_000)
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            errors.append(message.text)

    context.on("console", note)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    try:
        yield context
    finally:
        context.close()
    assert not [error for error in errors if not any(words in error for words in expected)]


@pytest.fixture
def context(browser: Browser, gateway: GatewayProcess) -> Iterator[BrowserContext]:
    """A window on the gateway of the samples."""
    with window(browser, gateway) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab: `page.goto("/?view=events")`."""
    return context.new_page()
