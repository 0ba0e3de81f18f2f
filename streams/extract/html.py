"""A page of HTML, read into a draft."""

from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from streams.errors import NotAnArticle
from streams.extract import jsonld
from streams.extract.authors import BYLINE, people
from streams.extract.body import BodyExtractor, TrafilaturaBody, parse
from streams.extract.boxes import promoted_texts
from streams.extract.byline import shown_bylines
from streams.extract.cards import card_texts
from streams.extract.dates import published_of
from streams.extract.draft import Draft
from streams.extract.furniture import is_error_line
from streams.extract.headline import head_of, headline
from streams.extract.layout import unwrap_layout
from streams.extract.lines import clean, key
from streams.extract.markup import Markup, read_markup
from streams.extract.title import title_of
from streams.records import Reason

__all__ = ["read_html"]

_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "authors",
    "byl",
    "dc.creator",
    "sailthru.author",
    "citation_author",
)
_HEAD = 6  # lines that a byline without any markup stands among
_BODY = TrafilaturaBody()


def read_html(html: str, url: str, outlet: str, fetched_at: datetime, body: BodyExtractor = _BODY) -> Draft:
    """Read a page of HTML. Raises `NotAnArticle` (no-text) where there is nothing to parse."""
    tree = parse(html)
    if tree is None:
        raise NotAnArticle(Reason.NO_TEXT, "the page has no markup that could hold an article")
    markup = read_markup(tree)
    authors, published_at = _authors(markup, tree, outlet), published_of(markup, tree, url, fetched_at)
    cards = frozenset() if markup.declares_article() else card_texts(tree, url)
    promotions = promoted_texts(tree)
    unwrap_layout(tree)  # last, because it changes the tree
    lines = tuple(body.paragraphs(tree, url))
    return Draft(
        title=_title(title_of(markup, outlet), lines, url),
        lines=lines,
        extractor=body.name,
        authors=authors or people(line for line in lines[:_HEAD] if BYLINE.fullmatch(line)),
        published_at=published_at,
        canonical_url=markup.canonical or markup.meta("og:url"),
        outlet_name=_outlet_name(markup),
        image=markup.meta("og:image", "og:image:url", "twitter:image"),
        declared_language=markup.language or markup.meta("og:locale", "language"),
        links=markup.links,
        cards=cards,
        promotions=promotions,
        standfirsts=frozenset(key(text) for text in markup.descriptions()),
    )


def _title(stated: str, lines: tuple[str, ...], url: str) -> str:
    """Believe the stated title unless there is none, or it is an error page's above an article."""
    if stated and not is_error_line(stated):
        return stated
    return headline(head_of(lines), url) or stated


def _outlet_name(markup: Markup) -> str | None:
    stated = markup.meta("og:site_name") or next(markup.node_names("publisher"), None)
    return clean(stated) if stated else markup.meta("application-name")


def _authors(markup: Markup, tree: HtmlElement, outlet: str) -> tuple[str, ...]:
    publishers = [
        outlet,
        outlet.split(".", 1)[0],
        _outlet_name(markup) or "",
        *markup.node_names("publisher"),
    ]
    stated = [name for meta in _AUTHOR_METAS for name in markup.metas.get(meta, ())]
    persons = [name for node in markup.nodes for name in jsonld.person_names(node.get("author"))]
    return (
        people(markup.node_names("author"), publishers)
        or people(stated, publishers)
        or people(persons)  # a weblog that has its writer's own name
        or people(islice(shown_bylines(tree), 1), publishers)
        or people([extract_author(tree) or ""], publishers)
    )
