import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Kind, Outcome, RawPage, Reason, Removed
from streams.review import Entry, Totals
from streams.review.markup import Markup, element, link
from streams.review.report import MARK, bottom, section, top

SENTENCE = "Police arrested forty people on Monday, the ministry said."
HOSTILE = "<script>alert(1)</script>\"'><img src=//evil.example onerror=x> & </del></details>"
_VOID = {"meta", "br"}


def entry(html: str = f"<p>Menu</p><p>{SENTENCE}</p>", **fields: Any) -> Entry:
    nothing = dict.fromkeys(
        ("canonical_url", "outlet_name", "section", "published_at", "modified_at", "agency", "dateline",
         "image", "accessible_for_free")
    )  # fmt: skip
    cleaned = nothing | {
        "outcome": Outcome.PUBLISHED, "url": "https://a.example/1", "outlet": "a.example",
        "kind": Kind.ARTICLE, "title": "Forty arrested", "text": SENTENCE, "authors": (),
        "language": "en", "removed": (), "extractor": "newsfold", "extractor_reason": "only",
    }  # fmt: skip
    return Entry("page.html", cleaned | fields, RawPage(url="https://a.example/1", html=html))


def refused() -> Entry:
    cleaned = {
        "url": None,
        "outcome": Outcome.DEAD_LETTERED,
        "reason": Reason.BINARY,
        "message": "It is no text.",
    }
    return Entry("broken.html", cleaned, None)


def report(*entries: Entry) -> str:
    totals = Totals()
    for one in entries:
        totals.add(one)
    return top(totals) + "".join(map(section, entries)) + bottom()


class _Tree(HTMLParser):
    """Reads a page as XML would be read: every element is closed, in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_report_is_well_formed_and_begins_as_every_report_does() -> None:
    text = report(entry(), refused(), entry(published_at="2025-05-01", kind=Kind.LIVE_BLOG))
    assert text.startswith(MARK)
    assert [tag for tag, _ in _Tree(text).seen].count("details") == 3


def test_kept_removed_and_hidden_text_are_told_apart() -> None:
    shown = section(entry(text=f"{SENTENCE}\nIt was written in no place of the page."))
    assert f"<span>{SENTENCE}</span>" in shown
    assert '<del>Menu</del> <span class="why" lang="en">outside-article</span>' in shown
    assert "<ins>It was written in no place of the page.</ins>" in shown


def test_the_reasons_are_counted_in_lines_and_letters() -> None:
    removed = (Removed(text="Share this", reason="share-bar"),)
    tree = _Tree(section(entry(f"<p>Menu<p>Top news<p>{SENTENCE}<p>Share this", removed=removed)))
    assert "outside-article211" in tree.text
    assert "share-bar19" in tree.text


def test_a_long_run_is_folded_and_a_short_one_is_not() -> None:
    menu = [f"<li>Item {number}" for number in range(9)]
    assert "9 lines removed: outside-article" in section(entry(f"{''.join(menu)}<p>{SENTENCE}"))
    assert "lines removed" not in section(entry(f"{''.join(menu[:3])}<p>{SENTENCE}"))


def test_a_page_without_an_article_says_why() -> None:
    cleaned = {
        "url": "x",
        "outcome": Outcome.NOT_AN_ARTICLE,
        "reason": Reason.TOO_SHORT,
        "message": "Too few words.",
    }
    shown = _Tree(section(Entry("a.html", cleaned, RawPage(url="x", html="<p>Only this"))))
    assert "not-an-article (too-short)" in shown.text
    assert "Too few words." in shown.text
    assert "Only this too-short" in shown.text


def test_what_a_page_says_is_never_markup() -> None:
    hostile = entry(
        f"<p>{escape(HOSTILE)}</p>", title=HOSTILE, text=HOSTILE, url=f"https://a.example/{HOSTILE}",
        outlet=HOSTILE, outlet_name=HOSTILE, section=HOSTILE, authors=(HOSTILE,), language=HOSTILE,
        image=f"javascript:{HOSTILE}", extractor_reason=HOSTILE,
        removed=(Removed(text=HOSTILE, reason=HOSTILE),),
    )  # fmt: skip
    tree = _Tree(report(hostile))
    assert {tag for tag, _ in tree.seen}.isdisjoint({"script", "img"})
    assert not any(name.startswith("on") or name == "src" for _, given in tree.seen for name in given)
    assert all((given.get("href") or "https://").startswith("https://") for _, given in tree.seen)
    assert tree.text.count("<script>alert(1)</script>") >= 6


def test_nothing_is_loaded_and_no_other_style_than_its_own_is_allowed() -> None:
    text = report(entry(image="https://a.example/1.jpg"))
    tags = _Tree(text).seen
    assert {tag for tag, _ in tags}.isdisjoint({"script", "img", "link", "iframe", "object", "form", "base"})
    assert not any("style" in given for _, given in tags)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = next(
        given["content"] for _, given in tags if given.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://a.example", "file:///x"]
)
def test_a_link_that_leads_to_no_page_is_text(url: str) -> None:
    assert "<a" not in link(url)


@given(st.text(), st.text())
def test_an_element_has_its_text_and_attributes_as_they_were_given(text: str, value: str) -> None:
    made = element("p", text, element("b", text), class_=value)
    plain = text.replace("\r\n", "\n")
    tree = _Tree(made)
    assert [tag for tag, _ in tree.seen] == ["p", "b"]
    assert tree.text.replace("\r\n", "\n") == plain * 2
    assert isinstance(made, Markup)
