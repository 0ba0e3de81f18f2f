"""What is pushed as a page and is none: feeds and sitemaps, which list pages, and bare data."""

import re

from streams.errors import NotAnArticle
from streams.records import Reason

__all__ = ["require_page"]

_ROOTS = {
    "rss": "RSS",
    "rdf": "RSS",
    "feed": "Atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "opml": "OPML",
}
_ROOT = re.compile(r"<(?:\w{1,20}:)?(rss|rdf|feed|urlset|sitemapindex|opml)[\s>]", re.IGNORECASE)
#: What may stand before the root of an XML document, each with its end.
_PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_SPACE = re.compile(r"[\s\ufeff]*+")
_MAX_PROLOGUE = 20  # instructions, comments and a doctype
_JSON = re.compile(r"\{\s{0,99}\"[^\"\n]{1,99}\"\s{0,99}:|\[\s{0,99}(?:\{\s{0,99}\"|\[\s{0,99}[\"\d\[])")
_JSON_FEED = re.compile(r"\"version\"\s{0,5}:\s{0,5}\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org")
_START = 5000  # letters in which a feed of JSON names its version


def require_page(content: str) -> None:
    """Raise `NotAnArticle` (feed, no-text) where the content is a list of pages, or data, and no page."""
    start = _after_prologue(content)
    root = _ROOT.match(content, start)
    if root:
        raise _feed(_ROOTS[root[1].lower()])
    if _JSON.match(content, start):
        if _JSON_FEED.search(content, 0, _START):
            raise _feed("JSON")
        raise NotAnArticle(Reason.NO_TEXT, "the page is JSON; push the page that it is the data of")


def _feed(kind: str) -> NotAnArticle:
    document = kind if kind == "sitemap" else f"feed ({kind})"
    return NotAnArticle(
        Reason.FEED, f"the page is a {document}, a list of pages; push the pages that it lists"
    )


def _after_prologue(content: str) -> int:
    """Return where the root element begins."""
    at = 0
    for _ in range(_MAX_PROLOGUE):
        at = _SPACE.match(content, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        ends = (end for begin, end in _PROLOGUE if content.startswith(begin, at))
        end = next(ends, None)
        close = content.find(end, at) if end else -1
        if end is None or close < 0:
            break
        at = close + len(end)
    return at
