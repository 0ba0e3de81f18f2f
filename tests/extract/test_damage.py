"""Pages that were garbled, cut short, or written for another reader: their article is found all the same."""

import base64
import gzip
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.errors import BadInput, NotAnArticle
from streams.extract import extract
from streams.records import Extracted, RawPage, Reason
from tests.extract.decoding.texts import ENCODED, TEXTS

ARRIVED = datetime(2025, 10, 26, 12, tzinfo=UTC)
TITLE = "Ferry line to the island reopens"
FIRST = (
    "The ferry line will run again from the first week of March, the harbour board said on Monday morning,"
    " after two years in which the island could only be reached by small boats."
)
SECOND = (
    "“We waited two years for this,” the board’s chairman said – and the fishermen, who had lent their boats"
    " to the school’s teachers, agreed with him at a meeting in the town hall."
)
DATA = (
    f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished":'
    ' "2025-10-20T08:00:00Z", "author": {"@type": "Person", "name": "Ada Lind"}}</script>'
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    f"<title>{TITLE} | Isle Courier</title>{DATA}</head><body>"
    f"<nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    "<footer>Isle Courier</footer></body></html>"
)


def read(html: str | None = None, **fields: str | dict[str, str]) -> Extracted:
    return extract(RawPage(url="https://isle.example/ferry", html=html, **fields), ARRIVED)  # type: ignore[arg-type]  # mixed on purpose


def packed(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def is_the_article(article: Extracted) -> bool:
    return (article.title, article.text.split("\n")) == (TITLE, [FIRST, SECOND])


def test_the_page_itself_is_read() -> None:
    assert is_the_article(read(PAGE))


def test_a_body_is_read_as_it_came() -> None:
    raw = PAGE.replace("utf-8", "windows-1252").encode("windows-1252")
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    assert is_the_article(read(body=packed(gzip.compress(raw)), headers=headers))


@pytest.mark.parametrize(("language", "label"), ENCODED)
def test_an_article_in_any_language_and_encoding_is_read(language: str, label: str) -> None:
    text = TEXTS[language]
    html = f"<html><head><title>x</title></head><body><article><p>{text}</p><p>{text[::-1]}</p></article>"
    raw = html.encode("cp874" if label == "windows-874" else label)
    assert text in read(body=packed(raw)).text.split("\n")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_page_that_was_garbled_is_read(encoding: str) -> None:
    garbled = PAGE.encode().decode("latin-1")
    if encoding == "cp1252":  # as browsers read it: undefined bytes stay
        garbled = "".join(
            byte if byte in "\x81\x8d\x8f\x90\x9d" else byte.encode("latin-1").decode("cp1252")
            for byte in garbled
        )
    assert is_the_article(read(garbled))


def test_scraped_text_that_was_garbled_is_read() -> None:
    text = f"{TITLE}\n\n{FIRST}\n\n{SECOND}".encode().decode("latin-1")
    assert is_the_article(read(text=text))


def test_text_that_was_escaped_twice_is_read() -> None:
    twice = (
        PAGE.replace("“", "&amp;quot;")
        .replace("”", "&amp;ldquo;")
        .replace("–", "&amp;ndash;")
        .replace("’", "&amp;#8217;")
    )
    assert read(twice).text == read(PAGE).text.replace("“", '"').replace("”", "“")


def test_garbled_words_of_markup_are_mended_too() -> None:
    assert read(PAGE.replace("Ada Lind", "AdÃ¨le Lind")).authors == ("Adèle Lind",)


def test_a_link_that_was_garbled_is_known_as_a_link() -> None:
    links = "".join(f"<li><a href='/{n}'>CafÃ© number {n} reopens on the island</a></li>" for n in range(9))
    assert "Café" not in read(PAGE.replace("</article>", f"<ul>{links}</ul></article>")).text


@settings(max_examples=200)
@given(st.integers(0, len(PAGE.encode())), st.sampled_from(["utf-8", "utf-16", "windows-1252"]))
def test_a_page_cut_anywhere_is_read_or_refused(end: int, encoding: str) -> None:
    try:
        article = read(body=packed(PAGE.encode(encoding)[:end]))
    except (BadInput, NotAnArticle):
        return
    assert orjson.dumps(article)


@settings(max_examples=100)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)))
def test_a_page_with_a_hole_is_read_or_refused(start: int, end: int) -> None:
    try:
        article = read(PAGE[:start] + PAGE[end:])
    except (BadInput, NotAnArticle):
        return
    assert orjson.dumps(article)


def test_a_page_without_its_end_keeps_its_article() -> None:
    assert is_the_article(read(PAGE[: PAGE.index("</article>")]))


XHTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
)


@pytest.mark.parametrize(
    "more",
    [
        "<script src='a.js' />",
        "<div class='ad'/>",
        "<a name='top'/>",
        "<textarea/>",
        "<![CDATA[]]>",
        "<br/><hr />",
    ],
)
def test_xhtml_is_read_as_xml_means_it(more: str) -> None:
    html = PAGE.replace('<!DOCTYPE html><html lang="en">', XHTML).replace("<body>", f"<body>{more}")
    assert is_the_article(read(html))


def test_the_text_of_a_section_is_text() -> None:
    html = PAGE.replace('<!DOCTYPE html><html lang="en">', XHTML).replace(SECOND, f"<![CDATA[{SECOND}]]>")
    assert is_the_article(read(html))


def test_an_amp_page_is_read() -> None:
    head = "<style amp-boilerplate>body{visibility:hidden}</style><script async src='https://cdn.example/v0.js'></script>"
    html = (
        PAGE.replace("<html ", "<html ⚡ ")
        .replace("</head>", f"{head}</head>")
        .replace("<p>", "<amp-img src='a.jpg' width='1' height='1' layout='responsive'></amp-img><p>", 1)
    )
    assert is_the_article(
        read(html.replace("</p>", "</p><amp-ad type='x'><div fallback>An ad</div></amp-ad>", 1))
    )


@pytest.mark.parametrize(
    "around",
    ["<html><head><title>Frame</title></head><body>{}</body></html>", "<div>{}</div>", "<!-- saved -->\n{}"],
)
def test_a_page_within_a_page_is_read(around: str) -> None:
    assert read(around.format(PAGE)).text.split("\n") == [FIRST, SECOND]


def test_tables_within_tables_are_read() -> None:
    cells = f"<h1>{TITLE}</h1>{FIRST}<br><br>{SECOND}"
    for _ in range(5):
        cells = f"<table><tr><td><a href='/'>Home</a></td><td>{cells}</td></tr></table>"
    assert read(f"<html><head><title>{TITLE}</title></head><body>{cells}</body></html>").text.split("\n") == [
        FIRST,
        SECOND,
    ]


def test_plain_text_sent_as_html_is_text() -> None:
    article = read(f"{TITLE}\n\n{FIRST} (3 < 5)\n\n{SECOND}")
    assert (article.title, article.text) == (TITLE, f"{FIRST} (3 < 5)\n{SECOND}")


def test_markup_sent_as_text_is_markup() -> None:
    assert is_the_article(read(text=f"<h1>{TITLE}</h1>\n<p>{FIRST}</p>\n<p>{SECOND}</p>"))


def test_nuls_within_a_page_are_dropped() -> None:
    assert is_the_article(read(PAGE.replace("</p>", "\x00</p>").replace("<p>", "\x00<p>")))


def test_data_sent_as_html_is_no_article() -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(orjson.dumps({"title": TITLE, "body": FIRST}).decode())
    assert caught.value.reason is Reason.NO_TEXT


@pytest.mark.parametrize("field", ["html", "text"])
def test_a_feed_of_one_entry_is_a_feed(field: str) -> None:
    item = f"<item><description>{FIRST * 3}</description></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>"
    with pytest.raises(NotAnArticle) as caught:
        extract(RawPage(url="https://isle.example/rss", **{field: feed}), ARRIVED)  # type: ignore[arg-type]  # one of two
    assert caught.value.reason is Reason.FEED
