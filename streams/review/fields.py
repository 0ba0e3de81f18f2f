"""An article's fields as a person reads them."""

from collections.abc import Iterator, Mapping
from typing import Any

from streams.records import Kind

__all__ = ["fields"]

_PLAIN = ("agency", "dateline", "published_at", "modified_at", "language", "image")


def fields(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each field that is there, but not the title and the text."""
    if found.get("url"):
        yield "url", found["url"]
    if found.get("outlet"):
        yield from _of_article(found)


def _of_article(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if found["canonical_url"] and found["canonical_url"] != found["url"]:
        yield "canonical_url", found["canonical_url"]
    yield "outlet", _beside(found["outlet"], found["outlet_name"])
    if found["section"]:
        yield "section", found["section"]
    if found["kind"] != Kind.ARTICLE:
        yield "kind", found["kind"]
    if found["authors"]:
        yield "authors", ", ".join(found["authors"])
    yield from ((name, str(found[name])) for name in _PLAIN if found[name])
    if found["accessible_for_free"] is not None:
        yield "accessible_for_free", "yes" if found["accessible_for_free"] else "no"
    yield "extractor", _beside(found["extractor"], found["extractor_reason"])


def _beside(text: str, more: str | None) -> str:
    return f"{text} ({more})" if more else text
