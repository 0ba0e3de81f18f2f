"""What is refused before anything reads it: the page that would cost too much, or is no text at all."""

import re
from collections import Counter

from streams.errors import BadInput
from streams.extract.costs import check_attributes, check_depth, check_left_open
from streams.extract.page import Html
from streams.extract.settings import ExtractSettings
from streams.extract.tags import EMPTY, how_many, start_tags, without_scripts
from streams.records import Reason

__all__ = ["check", "check_text"]

#: How files that are no text begin, when their bytes were read as Latin-1 or as broken UTF-8.
_MAGIC = ("%PDF-", "PK\x03\x04", "GIF8", "\x89PNG", "\ufffdPNG", "ÿØÿ", "\x1f\x8b", "\x1f\ufffd", "wOF2")
_JUNK = re.compile("[\x00-\x08\x0e-\x1f\x80-\x84\x86-\x9f\ufffd]")
_JUNK_SAMPLE = 4_000  # characters: a file that is no text shows it early
_JUNK_SHARE = 0.08  # French in a wrong encoding has 0.04; a compressed file read as text has 0.2 and more
#: Elements that close the one before them, and so never stand in one another by being left open.
_SIDE_BY_SIDE = ("p", "li", "dt", "dd", "option", "tr", "td", "th")


def check(html: Html, settings: ExtractSettings) -> None:
    """Raise `BadInput` (too-large, binary, too-deep) for a page of HTML that cannot be read safely.

    Takes linear time. What it cannot see is left to the limits of the process: attributes by the ten thousand
    in a tag that hides its length behind a `>` in quotes.
    """
    content = html.text
    _check_is_text(content)
    names = start_tags(html.data)
    if names.total() > settings.max_elements:
        names = start_tags(Html(without_scripts(content)).data)
    _check_count(content, names, settings)
    check_attributes(content, names)
    check_left_open(content, names)
    check_depth(html, names, settings.max_depth)


def check_text(content: str, settings: ExtractSettings) -> None:
    """Raise `BadInput` (too-large, binary) for scraped text that cannot be read safely."""
    _check_is_text(content)
    if len(content) > settings.max_text:
        why = f"the page has {len(content):,} characters, more than the {settings.max_text:,} allowed"
        raise BadInput(Reason.TOO_LARGE, f"{why} of text without markup")
    if content.count("\n") + content.count("\r") > settings.max_elements:
        lines = sum(1 for line in content.splitlines() if line and not line.isspace())
        if lines > settings.max_elements:
            why = f"the page has {lines:,} lines, more than the {settings.max_elements:,} allowed"
            raise BadInput(Reason.TOO_LARGE, why)


def _check_is_text(content: str) -> None:
    start = content[:_JUNK_SAMPLE]
    if start.lstrip().startswith(_MAGIC):
        raise BadInput(Reason.BINARY, f"the page is a binary file: it begins {start.lstrip()[:8]!r}")
    junk = len(_JUNK.findall(start))
    if junk > _JUNK_SHARE * len(start):
        why = f"the page is no text: {junk:,} of its first {len(start):,} characters are control characters"
        raise BadInput(Reason.BINARY, f"{why} or undecodable bytes")


def _check_count(content: str, names: Counter[str], settings: ExtractSettings) -> None:
    total = names.total()
    if total <= settings.max_elements:
        return
    if total - how_many(names, EMPTY + _SIDE_BY_SIDE) - content.count("</") > settings.max_depth:
        why = f"the page has more than {settings.max_depth:,} elements open at a time"
        raise BadInput(Reason.TOO_DEEP, why)
    why = f"the page has {total:,} elements, more than the {settings.max_elements:,} allowed"
    raise BadInput(Reason.TOO_LARGE, why)
