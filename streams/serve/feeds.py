"""Stories as feed readers take them: JSON Feed 1.1 and Atom (RFC 4287)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime

from streams.ids import fingerprint
from streams.records import CanonicalArticle
from streams.wire import encode

__all__ = ["atom", "etag", "json_feed", "updated"]

_TITLE = "newsfold stories"
_EPOCH = datetime.fromtimestamp(0, UTC)
_ATOM = "http://www.w3.org/2005/Atom"
#: Characters that XML 1.0 cannot have, however they are written; among them halves of characters.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def updated(stories: Sequence[CanonicalArticle]) -> datetime:
    """Return when the newest of the stories was last updated."""
    return max((story.updated_at for story in stories), default=_EPOCH)


def etag(stories: Sequence[CanonicalArticle]) -> str:
    """Return a tag that changes with any of the stories, and is the same at every gateway."""
    return f'"{fingerprint(*(f"{story.story_id}/{story.revision}" for story in stories))}"'


def json_feed(stories: Sequence[CanonicalArticle], address: str) -> bytes:
    """Return a JSON Feed; `address` is its own."""
    items = [
        {
            "id": story.story_id,
            "url": story.url,
            "title": story.title,
            "content_text": story.text,
            "date_published": story.published_at or story.first_seen,
            "date_modified": story.updated_at,
            "authors": [{"name": story.outlet_name or story.outlet}],
            "language": story.language,
        }
        for story in stories
    ]
    version = "https://jsonfeed.org/version/1.1"
    return encode({"version": version, "title": _TITLE, "feed_url": address, "items": items})


def atom(stories: Sequence[CanonicalArticle], address: str) -> bytes:
    """Return an Atom feed; `address` is its own."""
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", address)
    _add(feed, "title", _TITLE)
    _add(feed, "updated", updated(stories).isoformat())
    ET.SubElement(feed, "link", rel="self", href=_fit(address))
    for story in stories:
        _entry(feed, story)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, story: CanonicalArticle) -> None:
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", f"urn:newsfold:story:{story.story_id}")
    _add(entry, "title", story.title)
    _add(entry, "updated", story.updated_at.isoformat())
    _add(entry, "published", (story.published_at or story.first_seen).isoformat())
    _add(ET.SubElement(entry, "author"), "name", story.outlet_name or story.outlet)
    ET.SubElement(entry, "link", rel="alternate", href=_fit(story.url))
    _add(entry, "content", story.text)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _fit(text)


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
