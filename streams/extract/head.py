"""What stands between a page's title and its article: the title again, labels, the byline."""

from collections.abc import Iterator

from streams.extract.authors import BYLINE
from streams.extract.draft import gather
from streams.extract.lines import ends_sentence, is_prose, key
from streams.records import Removed

__all__ = ["strip_head"]

_MAX_HEAD = 6  # lines
_LABEL_WORDS = 3  # "World", "Article content", "Nora Pike": a standfirst has more
_MAX_KICKER = 2  # times the title's length: "Ferry to the island: " before the title again


def strip_head(lines: tuple[str, ...], title: str) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return the lines without the title, labels and byline above the first prose; a standfirst stays."""
    end = next((at for at, line in enumerate(lines) if is_prose(line) and key(line) != key(title)), 0)
    head = list(_marked(lines[: min(end, _MAX_HEAD)], key(title)))
    kept = tuple(line for reason, line in head if not reason)
    return kept + lines[len(head) :], gather(pair for pair in head if pair[0])


def _marked(head: tuple[str, ...], title: str) -> Iterator[tuple[str, str]]:
    for line in head:
        name = key(line)
        if title and title in name and len(name) <= _MAX_KICKER * len(title):
            yield "title-repeated", line
        elif BYLINE.fullmatch(line):
            yield "byline", line
        else:
            yield "label" if len(line.split()) <= _LABEL_WORDS and not ends_sentence(line) else "", line
