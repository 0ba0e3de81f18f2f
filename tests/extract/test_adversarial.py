"""No regular expression of the package, and no page made for them, takes more than linear time.

Nothing is timed. Each expression is given strings of 50,000 letters, made of what it looks for, under an
alarm: one of quadratic cost takes a billion steps for each string and sets it off many times over, a linear
one takes some ten thousand.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest

from streams.errors import BadInput, NotAnArticle
from streams.extract import extract
from streams.records import RawPage
from tests.extract.expressions import hostile, patterns

LENGTH = 50_000
SECONDS = 30
PATTERNS = patterns()
ARRIVED = datetime(2025, 10, 26, 12, tzinfo=UTC)
PROSE = (
    "<p>The ferry line will run again from the first week of March, the harbour board said on Monday.</p>" * 4
)


@contextmanager
def alarm() -> Iterator[None]:
    def _ring(*_: object) -> None:
        raise AssertionError(f"no end after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, _ring)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_there_are_expressions_to_test() -> None:
    assert len(PATTERNS) > 50


@pytest.mark.parametrize("name", PATTERNS)
def test_an_expression_is_linear(name: str) -> None:
    pattern = PATTERNS[name]
    with alarm():
        for text in hostile(pattern, LENGTH):
            given = text if isinstance(pattern.pattern, str) else text.encode()
            pattern.search(given)
            pattern.fullmatch(given)


#: Places on a page that readers look into: each is given what the expressions stumble over.
PLACES = {
    "text": "{}",
    "paragraph": "<html><body>" + PROSE + "<p>{}</p>" + PROSE,
    "headline": "<html><head><title>{0}</title></head><body><h1>{0}</h1>" + PROSE,
    "byline": "<html><body><h1>Ferry line reopens</h1><span class=author>By {}</span>" + PROSE,
    "date": "<html><body><h1>Ferry line reopens</h1><time>{}</time>" + PROSE,
    "metadata": '<html><head><meta name=author content="{0}"><meta name=date content="{0}"><meta property='
    '"og:title" content="{0}"><meta property="og:site_name" content="{0}"></head><body>' + PROSE,
    "json-ld": '<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{0}",'
    '"author": "{0}", "datePublished": "{0}"</script></head><body>' + PROSE,
    "link": "<html><body>" + PROSE + '<a href="{0}" class="{0}">{0}</a>',
}
LETTERS = " \n\t-.,;:|/>»•&'\"([{<@=a1ÃAх漢"
PIECES = [
    "By ",
    "a@",
    "www.",
    "http:",
    "A, ",
    "1 ",
    "A. ",
    ", ,",
    "and ",
    "| ",
    "&amp;",
    "Ã©",
    "<a",
    "<!--",
    "<p>x",
    "(A",
    "{[",
    "<br>",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_read_in_bounded_time_whatever_fills_its_places(place: str) -> None:
    with alarm():
        for piece in (*LETTERS, *PIECES):
            html = PLACES[place].format(piece * (LENGTH // len(piece)))
            with suppress(BadInput, NotAnArticle):
                extract(RawPage(url="https://a.example/b", html=html), ARRIVED)


#: Pages that cost a parser or its readers more than their length would tell.
COSTLY = {
    "elements in each other": "<div>" * 100_000,
    "elements in each other, as many as allowed": PROSE + "<div>" * 1_900 + "<p>x" * 15_000,
    "paragraphs left open": "<p>x" * 200_000,
    "bold left open": "<b>x" * 200_000,
    "fonts left open": "".join(f"<font size={size}>" for size in range(900)) + "<p>x" * 18_000,
    "links left open": "<a href=x>x" * 19_000,
    "links and blocks": "<a href=x><div>x" * 900,
    "line breaks": PROSE + "x<br>" * 1_000_000,
    "line breaks, as many as allowed": PROSE + "x<br>" * 19_000,
    "empty blocks": PROSE + "<div></div>" * 900_000,
    "links": PROSE + "<a href=/x>x</a>" * 600_000,
    "links, as many as allowed": PROSE + "<p><a href=/x>Ferry line runs again</a>" * 9_000,
    "a table": "<table>" + "<tr><td>x<td>y" * 300_000,
    "tables in each other": "<table><tr><td>" * 50_000,
    "a table, as large as allowed": PROSE + "<table>" + "<tr><td>The ferry runs again.<td>y" * 6_000,
    "an attribute": f"{PROSE}<div class='{'a ' * 4_000_000}'>",
    "attributes": f"{PROSE}<div {' '.join(f'a{number}' for number in range(1_000_000))}>",
    "entities": f"{PROSE}<p>{'&amp;' * 1_000_000}",
    "unknown entities": f"{PROSE}<p>{'&x;' * 1_000_000}",
    "a word": f"{PROSE}<p>{'a' * 5_000_000}",
    "words": f"{PROSE}<p>{'a b ' * 1_000_000}",
    "brackets": f"{PROSE}{'<' * 5_000_000}",
    "comments": f"{PROSE}{'<!--' * 1_000_000}",
    "deep data": f"<html><script type='application/ld+json'>{'[' * 1_000_000}</script><body>{PROSE}",
    "deep objects": '<script type="application/ld+json">' + '{"a":' * 200_000 + "</script>" + PROSE,
    "garbled text": PROSE + "<p>ÃƒÂ" * 15_000,
    "garbled lines": PROSE + 'ÃƒÂ donâ€™t"' * 300_000,
    "preformatted lines": PROSE + "<pre>" + "x\n" * 1_000_000,
    "lines": "x\n" * 1_000_000,
    "empty lines": PROSE + "\n" * 5_000_000,
    "spaces": PROSE + "<p>" + "\xa0 " * 2_000_000,
    "a script": f"{PROSE}<script>{'a<b;' * 1_500_000}</script>",
}


@pytest.mark.parametrize("html", COSTLY.values(), ids=COSTLY)
def test_a_costly_page_is_read_or_refused_in_bounded_time(html: str) -> None:
    with alarm(), suppress(BadInput, NotAnArticle):
        extract(RawPage(url="https://a.example/b", html=html), ARRIVED)
