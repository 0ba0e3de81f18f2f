import gzip
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from streams.emit import Handled, Message
from streams.errors import BadInput
from streams.records import Outcome, PageRead, Reason
from streams.steps import ExtractStep
from streams.topics import EXTRACTED
from streams.wire import decode

NOW = datetime(2025, 10, 24, tzinfo=UTC)
PAGE = Message("raw-articles", 0, 0, NOW, b"https://a.example/1", b"")
PROSE = "The ministers of both states met on Monday to talk about the water of the dam. " * 5


def value(fields: str) -> Message:
    return replace(PAGE, value=b'{"url": "https://www.times.co.uk/1?utm_source=x", %s}' % fields.encode())


def read_in(handled: Handled) -> PageRead:
    (emit,) = handled.emits
    assert emit.topic == EXTRACTED.name
    assert emit.value is not None
    return decode(emit.value, PageRead)


def test_an_article_goes_on_under_its_outlet() -> None:
    handled = ExtractStep().handle(value(f'"html": "<article><h1>Dam talks</h1><p>{PROSE}</p></article>"'))
    assert [emit.key for emit in handled.emits] == [b"times.co.uk"]
    read = read_in(handled)
    assert read.article is not None
    assert read.article.title == "Dam talks"
    assert read.url == "https://www.times.co.uk/1"
    assert handled.ending is None


def test_a_page_without_an_article_ends_here() -> None:
    handled = ExtractStep().handle(value('"html": "<p></p>"'))
    assert handled.ending is not None
    assert handled.ending.outcome is Outcome.NOT_AN_ARTICLE


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_goes_on_as_gone(status: int) -> None:
    assert read_in(ExtractStep().handle(value(f'"html": "<p>x</p>", "status": {status}'))).article is None


def test_a_null_value_retracts_the_url_in_the_key() -> None:
    read = read_in(ExtractStep().handle(replace(PAGE, value=None)))
    assert (read.url, read.article) == ("https://a.example/1", None)


def test_a_null_value_without_a_key_says_what_is_missing() -> None:
    with pytest.raises(BadInput, match="there is no key") as refused:
        ExtractStep().handle(replace(PAGE, value=None, key=None))
    assert refused.value.reason is Reason.EMPTY


def test_an_empty_value_says_what_to_send() -> None:
    with pytest.raises(
        BadInput, match=r'send \{url, html\}; to retract a URL, send \{"url": \.\.\., "status": 404\}'
    ):
        ExtractStep().handle(replace(PAGE, value=b" \n"))


def test_a_body_goes_on_as_the_article_that_it_holds() -> None:
    html = f"<article><h1>Die Brücke</h1><p>{PROSE}</p></article>"
    body = b64encode(gzip.compress(html.encode("windows-1252"))).decode()
    read = read_in(
        ExtractStep().handle(value(f'"body": "{body}", "headers": {{"Content-Encoding": "gzip"}}'))
    )
    assert read.article is not None
    assert read.article.title == "Die Brücke"


def test_a_feed_ends_here_as_one() -> None:
    handled = ExtractStep().handle(
        value('"html": "<rss version=\'2.0\'><channel><item>x</item></channel></rss>"')
    )
    assert handled.ending is not None
    assert (handled.ending.outcome, handled.ending.reason) == (Outcome.NOT_AN_ARTICLE, Reason.FEED)


def test_a_body_that_cannot_be_read_says_why() -> None:
    with pytest.raises(BadInput, match="no base64: it has '!' at 0") as refused:
        ExtractStep().handle(value('"body": "!"'))
    assert refused.value.reason is Reason.BAD_ENCODING
