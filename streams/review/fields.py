"""An article's fields as a person reads them."""

from collections.abc import Iterator, Mapping
from typing import Any

from streams.records import Kind

__all__ = ["fields"]

_PLAIN = ("agency", "dateline", "published_at", "modified_at", "language", "image")


def fields(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each field that is there, but not the title and the text."""
    if cleaned.get("url"):
        yield "url", cleaned["url"]
    if cleaned.get("outlet"):
        yield from _of_article(cleaned)


def _of_article(article: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if article["canonical_url"] and article["canonical_url"] != article["url"]:
        yield "canonical_url", article["canonical_url"]
    yield "outlet", _beside(article["outlet"], article["outlet_name"])
    if article["section"]:
        yield "section", article["section"]
    if article["kind"] != Kind.ARTICLE:
        yield "kind", article["kind"]
    if article["authors"]:
        yield "authors", ", ".join(article["authors"])
    yield from ((name, str(article[name])) for name in _PLAIN if article[name])
    if article["accessible_for_free"] is not None:
        yield "accessible_for_free", "yes" if article["accessible_for_free"] else "no"
    yield "extractor", _beside(article["extractor"], article["extractor_reason"])


def _beside(text: str, more: str | None) -> str:
    return f"{text} ({more})" if more else text
