"""Made-up pages in outline, and what newsfold reads in them."""

from selectolax.lexbor import LexborHTMLParser

from streams.extract.body.newsfold import read
from streams.extract.body.outline import Outline
from streams.extract.body.walk import outline_of

__all__ = ["PROSE", "STORY", "lines", "outline"]

PROSE = "The bridge was closed for the night, and the town slept well until the bells rang at six, as ever."
STORY = [f"{PROSE} It was night {night}, and nobody minded." for night in ("one", "two", "three", "four")]


def outline(body: str) -> Outline:
    """Return the outline of a page with this in its body."""
    return outline_of(LexborHTMLParser(f"<html><body>{body}</body></html>"))


def lines(body: str, *standfirsts: str) -> list[str]:
    """Return what newsfold takes for the article; `standfirsts` are the keys of the page's descriptions."""
    page = outline(body)
    return read(page, frozenset(standfirsts)).lines if page.blocks else []
