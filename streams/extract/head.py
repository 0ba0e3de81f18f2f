"""What stands between a page's title and its article: the title again, labels, byline."""

from dataclasses import dataclass

from streams.extract.draft import gather
from streams.extract.headline import is_dated
from streams.extract.lines import ends_sentence, is_prose, key
from streams.extract.meta.authors import BYLINE
from streams.records import Removed

__all__ = ["Stated", "strip_head"]

_MAX_HEAD = 6  # lines
_LABEL_WORDS = 3  # "World", "Article content", "Nora Pike": a standfirst has more
_MAX_KICKER = 2  # times the title's length: "Ferry to the island: " before the title again
_DOTS = " |·•–—-:,"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """What the page says of its article elsewhere, as keys (`lines.key`)."""

    title: str
    authors: frozenset[str] = frozenset()


def strip_head(lines: tuple[str, ...], stated: Stated) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return the lines without what stands above the first prose and is no part of the article.

    That is the title, labels, the byline and the date. A standfirst stays, be it said elsewhere or not.
    """
    end = next((at for at, line in enumerate(lines) if _opens(line, stated)), 0)
    head = [(_reason(line, stated), line) for line in lines[: min(end, _MAX_HEAD)]]
    kept = tuple(line for reason, line in head if not reason)
    return kept + lines[len(head) :], gather(pair for pair in head if pair[0])


def _opens(line: str, stated: Stated) -> bool:
    return is_prose(line) and key(line) != stated.title


def _reason(line: str, stated: Stated) -> str:
    name, bare = key(line), line.strip(_DOTS)
    if stated.title and stated.title in name and len(name) <= _MAX_KICKER * len(stated.title):
        return "title-repeated"
    if BYLINE.fullmatch(bare) or name in stated.authors or is_dated(bare):
        return "byline"
    return "label" if len(line.split()) <= _LABEL_WORDS and not ends_sentence(line) else ""
