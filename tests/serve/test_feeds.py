"""Feeds of stories, as a reader parses them."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import CanonicalArticle
from streams.serve.feeds import atom, etag, json_feed, updated
from streams.topics import CANONICAL
from streams.wire import decode
from tests.serve.stored import of_the_samples

_ADDRESS = "http://127.0.0.1:8080/feed.atom?language=en&q=a"
_IN = "{http://www.w3.org/2005/Atom}"


def stories() -> list[CanonicalArticle]:
    given = [
        decode(e.value, CanonicalArticle) for e in of_the_samples() if e.topic == CANONICAL.name and e.value
    ]
    return [story for story in given if story.status.live]


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{_IN}{name}") or ""


def test_an_atom_feed_has_what_the_standard_asks_of_it() -> None:
    feed = ET.fromstring(atom(stories(), _ADDRESS))
    assert feed.tag == f"{_IN}feed"
    assert text(feed, "id") == _ADDRESS
    assert datetime.fromisoformat(text(feed, "updated")) == updated(stories())
    entries = feed.findall(f"{_IN}entry")
    for entry, story in zip(entries, stories(), strict=True):
        assert text(entry, "id") == f"urn:newsfold:story:{story.story_id}"
        assert text(entry, "title") == story.title
        assert datetime.fromisoformat(text(entry, "updated")) == story.updated_at
        link = entry.find(f"{_IN}link")
        assert link is not None
        assert link.get("href") == story.url
        assert entry.findtext(f"{_IN}author/{_IN}name")


def test_a_json_feed_has_what_the_standard_asks_of_it() -> None:
    feed = json.loads(json_feed(stories(), _ADDRESS))
    assert (feed["version"], feed["feed_url"]) == ("https://jsonfeed.org/version/1.1", _ADDRESS)
    for item, story in zip(feed["items"], stories(), strict=True):
        assert (item["id"], item["url"], item["title"]) == (story.story_id, story.url, story.title)
        assert item["content_text"] == story.text
        assert datetime.fromisoformat(item["date_published"])


@given(st.text(st.characters(exclude_categories=[]), max_size=20))
def test_no_title_breaks_a_feed(title: str) -> None:
    hostile = [replace(stories()[0], title=title, text=title)]
    entry = ET.fromstring(atom(hostile, _ADDRESS)).find(f"{_IN}entry")
    assert entry is not None
    fit = "".join(c if c in "\t\n\r" or " " <= c <= "\ud7ff" or c >= "\ue000" else "\ufffd" for c in title)
    shown = text(entry, "title").replace("\uffff", "\ufffd").replace("\ufffe", "\ufffd")
    expected = (
        fit.replace("\r\n", "\n").replace("\r", "\n").replace("\uffff", "\ufffd").replace("\ufffe", "\ufffd")
    )
    assert shown == expected


def test_an_empty_feed_is_one() -> None:
    assert ET.fromstring(atom([], _ADDRESS)).findall(f"{_IN}entry") == []
    assert json.loads(json_feed([], _ADDRESS))["items"] == []


@pytest.mark.parametrize("change", [{"revision": 99}, {"story_id": "x"}])
def test_the_tag_changes_with_any_story(change: dict[str, object]) -> None:
    some = stories()
    other = [*some[:-1], replace(some[-1], **change)]  # type: ignore[arg-type]  # one field or the other
    assert etag(some) == etag(stories()) != etag(other)
    assert etag(some) != etag(some[:-1])
