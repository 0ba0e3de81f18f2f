"""The report: an HTML page that shows pages with kept and removed text marked."""

from collections import defaultdict
from collections.abc import Iterator

from streams.records import Kind
from streams.review import document
from streams.review.entry import Entry, share
from streams.review.fields import fields
from streams.review.marks import Fate
from streams.review.markup import Markup, element, link
from streams.review.paragraphs import paragraphs
from streams.review.totals import Totals
from streams.review.visible import letters

__all__ = ["MARK", "bottom", "section", "top"]

_KIND = "kept and removed"
MARK = document.marked(_KIND)  #: how every such report begins
_LEGEND = (
    ("span", "kept", "kept, the article's text"),
    ("span", "field", "in a field of the article"),
    ("del", "", "removed, with the reason"),
    ("ins", "", "in the article, and not to be seen on the page"),
)
_NOTE = "What is outside-article was not taken for a part of the body, and no rule names it."
_URLS = frozenset({"url", "canonical_url", "image"})


def top(totals: Totals) -> str:
    """Return the report up to its first page."""
    legend = element("ul", *(_sample(*one) for one in _LEGEND), class_="legend")
    title = element("h1", "What newsfold kept of each page")
    lede = element("p", f"{totals.summary()}. ", _NOTE, class_="lede")
    head = document.begin(_KIND, f"newsfold: {totals.summary()}", "report.css")
    return f"{head}{title}{lede}{legend}\n<main>\n"


def bottom() -> str:
    """Return what follows the last page."""
    return f"</main>\n{document.end()}"


def _sample(name: str, kind: str, meaning: str) -> Markup:
    return element("li", element(name, meaning, class_=kind or False))


def section(entry: Entry, is_open: bool = False) -> str:
    """Return the page as a block that opens, and is open from the start where it is the only one."""
    inside = [_fields(entry), *_removed(entry), *_text(entry)]
    if "message" in entry.cleaned:
        inside.insert(0, element("p", str(entry.cleaned["message"])))
    body = element("div", *inside, class_="inside")
    return element("details", _summary(entry), body, class_="page", open=is_open) + "\n"


def _summary(entry: Entry) -> Markup:
    cleaned = entry.cleaned
    title = cleaned.get("title") or cleaned.get("url") or entry.source
    parts = [
        element("span", title, element("small", entry.source), class_="name", dir="auto"),
        element("span", _end(entry), class_=f"badge {cleaned['outcome']}"),
    ]
    if entry.is_article:
        if cleaned["kind"] != Kind.ARTICLE:
            parts.append(element("span", cleaned["kind"], class_="badge kind"))
        parts.append(_share(entry))
    return element("summary", *parts)


def _end(entry: Entry) -> str:
    reason = entry.cleaned.get("reason")
    return f"{entry.cleaned['outcome']} ({reason})" if reason else str(entry.cleaned["outcome"])


def _share(entry: Entry) -> Markup:
    percent = share(entry.kept, entry.seen)
    meter = element("meter", f"{percent}%", min=0, max=100, value=percent)
    return element("span", meter, f"{percent}% kept", class_="share")


def _fields(entry: Entry) -> Markup:
    rows: list[Markup] = []
    for name, value in fields(entry.cleaned):
        rows += element("dt", name), element("dd", link(value) if name in _URLS else value, dir="auto")
    return element("dl", *rows)


def _removed(entry: Entry) -> Iterator[Markup]:
    """Yield the table of reasons, the one that took most first."""
    gone: dict[str, list[str]] = defaultdict(list)
    for mark in entry.marks:
        if mark.fate is Fate.REMOVED:
            gone[mark.why].append(mark.text)
    rows = sorted(((sum(map(letters, texts)), why, len(texts)) for why, texts in gone.items()), reverse=True)
    if rows:
        head = _row("th", "removed", "lines", "letters")
        body = [_row("td", why, f"{lines:,}", f"{size:,}") for size, why, lines in rows]
        yield element("table", element("thead", head), element("tbody", *body))


def _row(cell: str, name: str, *numbers: str) -> Markup:
    return element("tr", element(cell, name), *(element(cell, number, class_="number") for number in numbers))


def _text(entry: Entry) -> Iterator[Markup]:
    if entry.marks:
        yield element("h2", "The page's text")
        yield element(
            "div", *paragraphs(entry.marks), class_="text", lang=entry.cleaned.get("language") or "und"
        )
