"""Fills the skeletons with an article of one's own."""

import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from string import Template

__all__ = ["AUTHOR", "CARDS", "SYSTEMS", "TITLE", "article_ld", "page", "paragraphs", "ps"]

TITLE = "Harbour town votes to keep its last ferry"
AUTHOR = "Vera Sandell"
CARDS = "".join(
    f'<div class="card"><a href="/other/{at}"><img src="/{at}.jpg"></a><h3><a href="/other/{at}">'
    f"Another report of the week, its number is {at}</a></h3></div>"
    for at in range(4)
)
SYSTEMS = sorted(path.stem for path in Path(__file__).parent.glob("*.html"))

_SKELETONS = {name: Template((Path(__file__).parent / f"{name}.html").read_text("utf-8")) for name in SYSTEMS}
_WHO = (
    "The council of Tarsk",
    "A fisherman from the northern quay",
    "The harbour master, Olga Renn,",
    "Two of the nine shipyards",
    "The owner of the ferry",
    "Every teacher of the island school",
    "The new bridge company",
    "A court in Northcliff",
)
_DID = (
    "asked for a second count of the ballots",
    "put aside the plan for a wider pier",
    "wants to buy the old lighthouse",
    "paid for repairs to the engine",
    "spoke of a winter without ice",
    "sent a letter to the ministry",
    "expects fewer visitors in spring",
)
_HOW = (
    "although the storm had closed the road for nine days",
    "after a meeting that lasted until midnight, as minutes show",
    "because nobody could say what the crossing would cost",
    "and the neighbours, who had come by boat, agreed",
    "while the price of diesel, timber and rope rose again",
)
_WHEN = ("on Monday", "last week", "in early autumn", "within hours", "before the tide turned", "this year")
_MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Opinion", "Shop"))
_COMMENTS = "".join(
    f'<li class="comment"><p>I have my doubts, {at} of them, about this ferry of yours.</p></li>'
    for at in range(3)
)


def paragraphs(many: int, after: int = 0) -> list[str]:
    """Return paragraphs of two sentences, no two of them alike; others than those `after` which they come."""
    return list(islice(_prose(), after, after + many))


def ps(texts: list[str]) -> str:
    """Return the texts as paragraphs of HTML."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(system: str, inner: str, head: str = "", *, title: str = TITLE, author: str = AUTHOR) -> str:
    """Return the page that a system makes of an article's inner HTML."""
    fields = {"title": title, "author": author, "menu": f"<ul>{_MENU}</ul>"}
    body = _SKELETONS[system].substitute(fields, inner=inner, cards=CARDS, comments=_COMMENTS)
    start = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head>"
    return f"{start}<body>{body}</body></html>"


def article_ld(kind: str = "NewsArticle", **more: object) -> str:
    """Return the script by which a page says to machines that it is an article."""
    stated = {"@context": "https://schema.org", "@type": kind, "headline": TITLE}
    return f'<script type="application/ld+json">{json.dumps(stated | more)}</script>'


def _prose() -> Iterator[str]:
    for at in count():
        first = f"{_WHO[at % 8]} {_DID[at % 7]} {_WHEN[at % 6]}, {_HOW[at % 5]}."
        second = f"{_WHO[(at + 3) % 8]} {_DID[(at + 2) % 7]} for the {at + 3}th time {_WHEN[(at + 1) % 6]}."
        yield f"{first} {second}"
