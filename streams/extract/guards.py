"""What is refused before anything parses it: the page that would cost too much, or is no text at all."""

import re

from streams.errors import BadInput
from streams.extract.settings import ExtractSettings
from streams.records import RawPage, Reason

__all__ = ["check"]

#: How files that are no text begin, when their bytes were read as Latin-1 or as broken UTF-8.
_MAGIC = ("%PDF-", "PK\x03\x04", "GIF8", "\x89PNG", "\ufffdPNG", "ÿØÿ", "\x1f\x8b", "\x1f\ufffd", "wOF2")
_JUNK = re.compile("[\x00-\x08\x0e-\x1f\x80-\x84\x86-\x9f\ufffd]")
_JUNK_SAMPLE = 50_000  # characters: a file that is no text shows it early
_JUNK_SHARE = 0.08  # French in a wrong encoding has 0.04; a compressed file read as text has 0.2 and more
#: Possessive, so that a tag that never ends costs its length once.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)>")
#: Elements that never enclose anything, or that the parser closes by itself.
_UNNESTED = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
    | {"p", "li", "dt", "dd", "option", "tr", "td", "th"}
)
_ATTRIBUTE_SIZE = 4096  # letters: shorter tags cannot hold enough attributes to hurt
_MAX_ATTRIBUTES = 1000  # libxml2 compares each attribute with all others of its tag: quadratic


def check(page: RawPage, settings: ExtractSettings) -> str:
    """Return the page's content (its html, or else its text) if it can be read safely.

    Raises `BadInput`: `empty`, `too-large`, `binary` or `too-deep`. Takes time linear in the size.
    """
    content = page.text if page.html is None else page.html
    if content is None or not content.strip():
        raise BadInput(Reason.EMPTY, "the page has neither `html` nor `text` with anything in it")
    if len(content) > settings.max_size:
        said = f"the page has {len(content):,} characters, more than the {settings.max_size:,} allowed"
        raise BadInput(Reason.TOO_LARGE, said)
    _check_is_text(content)
    _check_tags(content, settings)
    return content


def _check_is_text(content: str) -> None:
    if content.lstrip().startswith(_MAGIC):
        raise BadInput(Reason.BINARY, f"the page is a binary file: it begins {content.lstrip()[:8]!r}")
    start = content[:_JUNK_SAMPLE]
    junk = sum(1 for _ in _JUNK.finditer(start))
    if junk > _JUNK_SHARE * len(start):
        said = f"the page is no text: {junk:,} of its first {len(start):,} characters are control characters"
        raise BadInput(Reason.BINARY, f"{said} or undecodable bytes")


def _check_tags(html: str, settings: ExtractSettings) -> None:
    depth = count = 0
    for closing, name, attributes in _TAG.findall(html):
        if len(attributes) > _ATTRIBUTE_SIZE and attributes.count("=") > _MAX_ATTRIBUTES:
            _check_attributes(name, attributes)
        count += not closing
        if name.lower() not in _UNNESTED and not attributes.endswith("/"):
            depth = max(0, depth - 1) if closing else depth + 1
        if depth > settings.max_depth:
            said = f"the page has more than {settings.max_depth:,} elements open at a time"
            raise BadInput(Reason.TOO_DEEP, said)
    if count > settings.max_elements:
        said = f"the page has {count:,} elements, more than the {settings.max_elements:,} allowed"
        raise BadInput(Reason.TOO_LARGE, said)


def _check_attributes(name: str, attributes: str) -> None:
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", attributes)  # an `=` within a quoted value is no attribute
    count = bare.count("=")
    if count > _MAX_ATTRIBUTES:
        raise BadInput(Reason.TOO_LARGE, f"a <{name[:20]}> has {count:,} attributes")
