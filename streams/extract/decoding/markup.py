"""Whether a page is markup or text, whatever field it came in; and XHTML as HTML writes it."""

import re
from html import escape
from itertools import islice

__all__ = ["as_html", "is_markup"]

_WHOLE = ("<!doctype html", "<html", "<?xml")
_TAG = re.compile(
    r"<(?:(?:html|head|body|title|meta|link|script|style|main|header|footer|nav|article|section|aside|div|span"
    r"|p|br|hr|h[1-6]|a|img|figure|ul|ol|li|dl|blockquote|pre|table|tr|td|font|center|b|i|em|strong)"
    r"(?:\s[^<>]*+)?/?>|/[a-zA-Z][\w-]{0,30}>)",
    re.IGNORECASE,
)
_MANY = 3  # tags: a text may name one or two; scraped text that has more was not stripped of them
_HEAD = 1000  # letters in which a page says that it is XHTML
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:-]{0,40})((?:\s[^<>]*)?)/>")
#: Elements that HTML knows to be empty. Any other one that closes itself stays open in HTML, and a script so
#: written swallows the rest of the page.
_EMPTY = frozenset(
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
)
_SECTION = re.compile(r"<!\[CDATA\[|\]\]>|</?script\b|</?style\b", re.IGNORECASE)


def is_markup(content: str, *, scraped: bool) -> bool:
    """Tell whether the content is HTML, be it a fragment; what was scraped must show more of it."""
    if content[:_HEAD].lstrip().lower().startswith(_WHOLE):
        return True
    least = _MANY if scraped else 1
    return len(list(islice(_TAG.finditer(content), least))) == least


def as_html(content: str) -> str:
    """Return XHTML so that an HTML parser reads it as XML's would; other pages as they are."""
    head = content[:_HEAD].lower()
    if "<?xml" not in head and "//dtd xhtml" not in head:
        return content
    return _SELF_CLOSED.sub(_opened_and_closed, _without_sections(content))


def _opened_and_closed(tag: re.Match[str]) -> str:
    name, attributes = tag.groups()
    return tag[0] if name.lower() in _EMPTY else f"<{name}{attributes}></{name}>"


def _without_sections(content: str) -> str:
    """Turn CDATA sections into the text that they hold. In scripts they stand in comments, and stay."""
    out: list[str] = []
    end, inside, in_script = 0, False, False
    for mark in _SECTION.finditer(content):
        lead, name = content[end : mark.start()], mark[0].lower()
        out.append(escape(lead, quote=False) if inside else lead)
        is_section = name.startswith(("<![", "]]")) and not in_script
        if inside == (name == "]]>") and is_section:
            inside = not inside
        elif not inside:
            out.append(mark[0])
            in_script = name in ("<script", "<style")
        end = mark.end()
    return "".join((*out, content[end:]))
