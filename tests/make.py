"""Records for tests, with only what a test is about left to say."""

from datetime import UTC, datetime, timedelta
from typing import Any

from streams.records import Extracted, Kind, Origin, PageRead

NOON = datetime(2025, 10, 24, 12, tzinfo=UTC)


def origin(offset: int, partition: int = 0) -> Origin:
    return Origin(
        topic="raw-articles", partition=partition, offset=offset, timestamp=NOON + timedelta(seconds=offset)
    )


def extracted(url: str = "https://times.example/a", **given: Any) -> Extracted:
    fields: dict[str, Any] = {
        "canonical_url": None, "outlet": "times.example", "outlet_name": "The Times", "section": None,
        "kind": Kind.ARTICLE, "title": "Ministers meet over river dam",
        "text": "The ministers met.\nThey spoke of the dam.", "authors": (), "published_at": NOON,
        "modified_at": None, "language": "en", "agency": None, "dateline": None, "image": None,
        "accessible_for_free": None, "fetched_at": NOON, "extractor": "newsfold",
        "extractor_reason": "clear", "removed": (),
    }  # fmt: skip
    return Extracted(url=url, **{**fields, **given})


def read(offset: int, article: Extracted | None = None, url: str = "https://times.example/a") -> PageRead:
    return PageRead(url=article.url if article else url, article=article, origin=origin(offset))
