"""What is measured: each extractor as its users would call it, for the text and all metadata that it has."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from streams.evaluation import Extraction

__all__ = ["EXTRACTORS", "Extractor"]

#: (url, html) -> what is found; raises whatever the library raises.
Run = Callable[[str, str], Extraction]

_ALL = frozenset({"title", "date", "authors"})
_BLOCKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "tr")


@dataclass(frozen=True, slots=True)
class Extractor:
    """An extractor. Its libraries are imported when it is loaded, in the process that measures it."""

    package: str  #: on the package index
    load: Callable[[], Run]
    fields: frozenset[str] = _ALL  #: the metadata that it can read at all

    @property
    def version(self) -> str | None:
        """The version that is installed; None where it is not."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


def _newsfold() -> Run:
    from streams.errors import NotAnArticle  # noqa: PLC0415 - see `Extractor`
    from streams.extract import ExtractStage  # noqa: PLC0415
    from streams.records import RawPage  # noqa: PLC0415

    stage = ExtractStage()

    def run(url: str, html: str) -> Extraction:
        try:
            article = stage.take(RawPage(url=url, html=html), datetime.now(UTC))
        except NotAnArticle:
            return Extraction()
        published = article.published_at.isoformat() if article.published_at else ""
        return Extraction(
            text=article.text, title=article.title, published_at=published, authors=article.authors
        )

    return run


def _trafilatura(**options: Any) -> Run:
    extract = import_module("trafilatura").bare_extraction

    def run(url: str, html: str) -> Extraction:
        document = extract(html, url=url, with_metadata=True, include_comments=False, **options)
        fields = document.as_dict() if document else {}
        text, title, day, authors = (fields.get(name) or "" for name in ("text", "title", "date", "author"))
        return Extraction(text=text, title=title, published_at=day, authors=authors)

    return run


def _resiliparse() -> Run:
    parse = import_module("resiliparse.parse.html").HTMLTree.parse
    extract = import_module("resiliparse.extract.html2text").extract_plain_text

    def run(_: str, html: str) -> Extraction:
        tree = parse(html)
        text = extract(tree, main_content=True, comments=False, alt_texts=False)
        return Extraction(text=text, title=tree.title or "")

    return run


def _readability() -> Run:
    document = import_module("readability").Document
    parse = import_module("lxml.html").fromstring

    def run(url: str, html: str) -> Extraction:
        read = document(html, url=url)
        tree = parse(read.summary(html_partial=True))
        for block in tree.iter(*_BLOCKS):  # or the last word of one runs into the first of the next
            block.tail = f"\n{block.tail or ''}"
        return Extraction(text=tree.text_content(), title=read.short_title())

    return run


def _newspaper() -> Run:
    with warnings.catch_warnings(action="ignore"):  # of libraries for what is not used here
        article = import_module("newspaper").Article

    def run(url: str, html: str) -> Extraction:
        read = article(url, fetch_images=False)
        read.download(input_html=html)
        read.parse()
        published = str(read.publish_date or "")
        return Extraction(
            text=read.text, title=read.title or "", published_at=published, authors=tuple(read.authors)
        )

    return run


#: By name, in the order of the table.
EXTRACTORS = {
    "newsfold": Extractor("newsfold", _newsfold),
    "trafilatura": Extractor("trafilatura", _trafilatura),
    "trafilatura, fast": Extractor("trafilatura", lambda: _trafilatura(fast=True)),
    "resiliparse": Extractor("resiliparse", _resiliparse, frozenset({"title"})),
    "readability-lxml": Extractor("readability-lxml", _readability, frozenset({"title"})),
    "newspaper4k": Extractor("newspaper4k", _newspaper),
}
