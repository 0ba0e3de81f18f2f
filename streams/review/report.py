"""The report: an HTML page that shows pages with kept and removed text marked.

It needs nothing else: no script, no image, no font, no style from elsewhere, and its policy forbids them all.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from streams.review.markup import Markup, element
from streams.review.section import section
from streams.review.totals import Totals

__all__ = ["MARK", "bottom", "section", "top"]

#: How every report begins: what begins otherwise is another's file, and is not written over.
MARK = "<!doctype html>\n<!-- newsfold: kept and removed -->\n"
_LEGEND = (
    ("span", "kept", "kept, the article's text"),
    ("span", "field", "in a field of the article"),
    ("del", "", "removed, with the reason"),
    ("ins", "", "in the article, and not to be seen on the page"),
)
_NOTE = "What is outside-article was not taken for a part of the body, and no rule names it."


def top(totals: Totals) -> str:
    """Return the report up to its first page."""
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"newsfold: {totals.said()}"),
        element("style", Markup(_style())),
    )
    legend = element("ul", *(_sample(*one) for one in _LEGEND), class_="legend")
    title = element("h1", "What newsfold kept of each page")
    said = element("p", f"{totals.said()}. ", _NOTE, class_="lede")
    return f'{MARK}<html lang="en">\n{head}\n<body>\n{title}{said}{legend}\n<main>\n'


def bottom() -> str:
    """Return what follows the last page."""
    return "</main>\n</body>\n</html>\n"


def _sample(name: str, kind: str, said: str) -> Markup:
    return element("li", element(name, said, class_=kind or False))


@cache
def _style() -> str:
    return files(__package__).joinpath("report.css").read_text("utf-8")


def _policy() -> str:
    """Return the policy: nothing is loaded, nothing runs, and the one style is this very one."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
