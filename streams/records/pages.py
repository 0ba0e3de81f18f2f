"""What producers send: a page as it was scraped."""

from dataclasses import dataclass

__all__ = ["RawPage"]


@dataclass(frozen=True, kw_only=True, slots=True)
class RawPage:
    """A value of `raw-articles`: a URL with its `body` as it came, its `html`, or its `text`.

    Of several, the first in this order that has anything in it is read. A null value instead of a record
    retracts the URL that is the message's key.
    """

    url: str  #: the page's URL, `http` or `https`: by it the article is known
    html: str | None = None  #: the page's markup, decoded
    text: str | None = None  #: what a scraper left of the page, where that is all there is
    body: str | None = None  #: base64: the HTTP body as it came, compressed and encoded as `headers` say
    fetched_at: str | None = None  #: ISO 8601; the message's own timestamp where it is missing
    status: int | None = None  #: HTTP status; 404 and 410 retract the URL
    headers: dict[str, str] | None = None  #: HTTP response headers, with names in any case
