import gc
import pickle
import subprocess
import sys
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.errors import BadInput, NotAnArticle
from streams.extract import ExtractSettings, ExtractStage, extract
from streams.records import Extracted, RawPage, Reason

ARRIVED = datetime(2025, 10, 26, 12, tzinfo=UTC)
TEXT = (
    "The ferry line will run again from the first week of March, the harbour board said on Monday morning. "
    * 3
)
PROSE = f"<p>{TEXT}</p>"
_TAGS = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<a href='x'>",
    "<table>",
    "<tr><td>",
    "</html>",
    "<script>",
    "<!--",
    "-->",
]
_TAGS += [
    "<h1>",
    "<title>",
    "<ul><li>",
    "<br/>",
    "<svg>",
    "<![CDATA[",
    "<",
    ">",
    "&#0;",
    "&#xD800;",
    "&nbsp",
    "\x00",
]
_TAGS += [
    '<script type="application/ld+json">',
    '{"@type": "NewsArticle", "headline": ',
    "[",
    "]}",
    '"\\ud800"',
    "\ud800",
]
_TAGS += [
    '<meta property="og:title" content="',
    '">',
    '<meta name="date" content="9999-12-31T23:59:59-23:59">',
]
soups = st.lists(st.sampled_from(_TAGS) | st.text(max_size=20) | st.just(PROSE), max_size=40).map("".join)


def _is_handled(page: RawPage) -> None:
    """The page becomes an article that can be written, or ends under a name."""
    try:
        article = extract(page, ARRIVED)
    except (BadInput, NotAnArticle):
        return
    orjson.dumps(article)
    assert all(line == " ".join(line.split()) and line for line in article.text.split("\n"))


@settings(max_examples=150)
@given(st.text() | st.binary(max_size=400).map(lambda raw: raw.decode("latin-1")))
@example("\ud800 " + TEXT)
@example(TEXT + "\x00")
def test_any_text_is_handled(text: str) -> None:
    _is_handled(RawPage(url="https://a.example/b", text=text))


@settings(max_examples=150)
@given(soups)
def test_any_markup_is_handled(soup: str) -> None:
    _is_handled(RawPage(url="https://a.example/b", html=soup))


@settings(max_examples=100)
@given(st.text(max_size=30) | st.text(max_size=30).map("https://".__add__), st.text(max_size=30) | st.none())
def test_any_url_and_time_are_handled(url: str, fetched_at: str | None) -> None:
    _is_handled(RawPage(url=url, text=TEXT, fetched_at=fetched_at))


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body>{PROSE}<div data-x='{'a' * 5_000_000}'>",
        f"<html><body>{PROSE}<a href='",
        "<html><body>" + "<div>" * 1_900 + PROSE,
        f"<html><head><script type='application/ld+json'>{'[' * 50_000}</script></head><body>{PROSE}",
        f"<?xml version='1.0' encoding='utf-16'?><html><body>{PROSE}",
        f"{PROSE}{'<!--' * 20_000}",
    ],
)
def test_hostile_markup_is_handled(html: str) -> None:
    _is_handled(RawPage(url="https://a.example/b", html=html))


def _read(**fields: str | int) -> Extracted:
    return extract(RawPage(url="https://a.example/b", **fields), ARRIVED)  # type: ignore[arg-type]  # mixed on purpose


def test_page_is_dated_by_its_arrival_where_it_says_nothing() -> None:
    assert _read(text=TEXT).fetched_at == ARRIVED
    assert (
        _read(text=TEXT, fetched_at="2025-10-25T20:00:00+02:00").fetched_at.isoformat()
        == "2025-10-25T20:00:00+02:00"
    )


def test_broken_time_is_a_bad_record() -> None:
    with pytest.raises(BadInput) as caught:
        _read(text=TEXT, fetched_at="yesterday")
    assert caught.value.reason == Reason.BAD_RECORD


def test_html_in_the_field_of_text_is_read_as_html() -> None:
    assert (
        _read(text=f"<!DOCTYPE html><title>Ferry line reopens</title>{PROSE}").title == "Ferry line reopens"
    )


def test_text_in_the_field_of_html_is_read_as_text() -> None:
    assert _read(html=TEXT).extractor == "scraped-text"


def test_stage_has_its_own_limits() -> None:
    stage = ExtractStage(ExtractSettings(max_size=10))
    with pytest.raises(BadInput) as caught:
        stage.take(RawPage(url="https://a.example/b", text=TEXT), ARRIVED)
    assert caught.value.reason == Reason.TOO_LARGE


def test_call_and_result_can_go_to_another_process() -> None:
    page, stage = RawPage(url="https://a.example/b", text=TEXT), ExtractStage()
    again = pickle.loads(pickle.dumps(stage)).take(pickle.loads(pickle.dumps(page)), ARRIVED)
    assert pickle.loads(pickle.dumps(again)) == stage.take(page, ARRIVED)
    assert pickle.loads(pickle.dumps(extract)) is extract


def test_importing_the_stage_loads_no_reader() -> None:
    code = "import sys, streams.extract; print({'trafilatura', 'numpy', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_prepared_stage_loads_nothing_more_for_a_page() -> None:
    code = """if True:
        import sys
        from datetime import UTC, datetime
        from streams.extract import extract, prepare
        from streams.records import RawPage
        prepare()
        before = set(sys.modules)
        extract(RawPage(url="https://a.example/b", text="The ferry line will run again from March on. " * 9),
                datetime(2025, 1, 1, tzinfo=UTC))
        print(sorted(name for name in set(sys.modules) - before if "." not in name))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_page_leaves_nothing_to_the_garbage_collector() -> None:
    """What refers to itself stays until all objects are searched for it, at a price."""
    html = f"<article>{PROSE}<div><form><input type=email></form><p>Our newsletter</p></div>{PROSE}</article>"
    page = RawPage(url="https://a.example/x", html=html)
    extract(page, ARRIVED)
    gc.collect()
    gc.disable()
    try:
        extract(page, ARRIVED)
        assert gc.collect() == 0
    finally:
        gc.enable()
