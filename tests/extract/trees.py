"""Trees to test with, as lxml makes them."""

from datetime import UTC, datetime

from lxml.html import HtmlElement

from streams.extract.page import HtmlPage

__all__ = ["parse"]


def parse(html: str) -> HtmlElement | None:
    return HtmlPage(html, "http://a.example/", "a.example", datetime(2025, 10, 26, tzinfo=UTC)).lxml
