"""The report: an HTML page that shows pages with kept and removed text marked."""

from streams.review import document
from streams.review.markup import Markup, element
from streams.review.section import section
from streams.review.totals import Totals

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


def top(totals: Totals) -> str:
    """Return the report up to its first page."""
    legend = element("ul", *(_sample(*one) for one in _LEGEND), class_="legend")
    title = element("h1", "What newsfold kept of each page")
    said = element("p", f"{totals.said()}. ", _NOTE, class_="lede")
    head = document.begin(_KIND, f"newsfold: {totals.said()}", "report.css")
    return f"{head}{title}{said}{legend}\n<main>\n"


def bottom() -> str:
    """Return what follows the last page."""
    return f"</main>\n{document.end()}"


def _sample(name: str, kind: str, said: str) -> Markup:
    return element("li", element(name, said, class_=kind or False))
