"""When an article was published and last changed: the first place that says so, the surest first."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from urllib.parse import unquote, urlsplit

from streams.extract.lines import is_prose
from streams.extract.meta.anywhere import dates_anywhere
from streams.extract.meta.dates import is_plausible, parse_date
from streams.extract.meta.jsonld import is_article, strings, types_of
from streams.extract.meta.shown import Shown, marked_dates, shown_dates
from streams.extract.meta.titled import Titled
from streams.extract.meta.written import Written, written_dates

__all__ = ["PUBLISHED", "modified_at", "published_at"]

#: Names of meta tags, the surest first.
_METAS = (
    *("article:published_time", "article:published", "og:article:published_time", "og:published_time"),
    *("datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "citation_publication_date", "publishdate", "publish_date", "publish-date"),
    *("pubdate", "published_time", "cxenseparse:recs:publishtime", "date", "dc.date", "dcterms.date"),
)
_CHANGED_METAS = (
    *("article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time"),
    *("datemodified", "dcterms.modified", "last-modified", "lastmod"),
)
_PAGES = frozenset({"", "WebPage", "ItemPage", "AboutPage", "FAQPage", "CollectionPage", "CreativeWork"})
_NEAR = 4  # lines below the headline before the one above it is looked at: farther down are other articles
_META = re.compile(r"publish|publication", re.IGNORECASE)
#: Before a dateline's date: nothing, or a place of up to four words in capitals, with its state or agency.
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’/-]{1,24}"
_PLACE = rf"{_NAME}(?:,? {_NAME}){{0,3}}(?: ?[(\[/][^()\[\]]{{2,20}}[)\]/])?"
_BEFORE_DATE = re.compile(rf"(?:{_PLACE},? ?(?:(?:den|am|le|el) )?)?[(\[]?")
_BEHIND_DATE = re.compile(r"[)\]]? ?[-–—:|/.(„“\"»«]")  # what parts it from the first sentence
_LONGEST_PLACE = 80  # letters before the date
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_SLUG = r"(?:\d+[-_])?(?:[^\W\d_]+[-_]){2}(?:[^\W_]*[-_])*"  # two at least: "2-trams-halt-"
#: Dates in the paths of addresses: "/2026/01/05/tram", "/2026-01/05/", "/a-tram-20260105", "/05-01-2026".
_IN_PATHS = (
    re.compile(rf"/{_YEAR}[/-]?{_MONTH}[/-]?{_DAY}(?![^\W_])"),
    re.compile(rf"(?<![^\W_]){_YEAR}(?P<mark>[-_]){_MONTH}(?P=mark){_DAY}(?!\d)"),
    re.compile(rf"/t{_YEAR}{_MONTH}{_DAY}_\d"),  # a day and the article's number of that day
    # Eight digits may be the article's number as well: "/id-20260105", so they stand behind a slug's words.
    re.compile(rf"/{_SLUG}{_YEAR}{_MONTH}{_DAY}(?:\.[a-z]{{1,5}})?(?:/|$)"),
    re.compile(rf"(?<!\d){_DAY}(?P<mark>[-.]){_MONTH}(?P=mark){_YEAR}(?!\d)"),
)
_LONGEST_PATH = 1_000  # characters of a path


def published_at(titled: Titled) -> datetime | None:
    """Return the time of publication with the page's own offset, never later than a day after the fetch."""
    dates = (date for source in PUBLISHED.values() for date in source(titled))
    return next((date for date in dates if is_plausible(date, titled.page.fetched_at)), None)


def modified_at(titled: Titled, published: datetime | None) -> datetime | None:
    """Return the time of the last change; None where it lies before the publication, or in the future."""
    dates = [date for date in _changed(titled) if is_plausible(date, titled.page.fetched_at)]
    return next((date for date in dates if published is None or date >= published), None)


def _from_json_ld(titled: Titled) -> Iterator[datetime]:
    return _parsed(titled, titled.markup.strings("datePublished"))


def _from_metas(titled: Titled) -> Iterator[datetime]:
    return _parsed(titled, (text for name in _METAS for text in titled.markup.metas.get(name, ())[:1]))


def _from_page(titled: Titled) -> Iterator[datetime]:
    """Yield what is said of the page rather than of an article on it."""
    nodes = (*titled.markup.graph.nodes, *titled.markup.others)
    pages = [node for node in nodes if not is_article(node) and _PAGES.issuperset(types_of(node))]
    return _parsed(titled, (text for node in pages for text in strings(node.get("datePublished"))))


def _shown(titled: Titled) -> Iterator[datetime]:
    return (date.at for date in _around(titled) if not date.changed)


def _around(titled: Titled) -> Iterator[Shown]:
    """Yield the dates around the headline: in the next lines below, the one above, and those farther off."""
    read = partial(shown_dates, month_first=titled.month_first)
    near = tuple(read(titled.below[:_NEAR]))
    yield from near
    yield from read(titled.above[:1])
    yield from islice(read(titled.below), len(near), None)
    yield from read(titled.above)


def _from_url(titled: Titled) -> Iterator[datetime]:
    """Yield the dates of the address's path: "/2026/01/05/tram"; those in the usual place first."""
    path = unquote(urlsplit(titled.page.url).path[:_LONGEST_PATH])
    matches = filter(None, (form.search(path) for form in _IN_PATHS))
    return _parsed(titled, (f"{match['year']}-{match['month']}-{match['day']}" for match in matches))


def _shown_change(titled: Titled) -> Iterator[datetime]:
    """Yield the dates of changes: a page that shows no other is as new as the last of them."""
    return (date.at for date in _around(titled) if date.changed)


def _changed(titled: Titled) -> Iterator[datetime]:
    markup = titled.markup
    yield from _parsed(titled, markup.strings("dateModified"))
    yield from _parsed(titled, (text for name in _CHANGED_METAS for text in markup.metas.get(name, ())[:1]))


def _marked(titled: Titled) -> Iterator[datetime]:
    """Yield dates that stand anywhere: those said to be of the publication, and one that is alone."""
    dates = marked_dates(titled.marked, month_first=titled.month_first)
    yield from (date.at for date in dates if date.published)
    if len({date.at.date() for date in dates}) == 1:
        yield dates[0].at


def _dateline(titled: Titled) -> Iterator[datetime]:
    """Yield the dates that paragraphs begin with: "5 January 2026 - The tram", "Harrow (5 January 2026)."."""
    for line in titled.below:
        date = next(iter(written_dates(line.text, month_first=titled.month_first)), None)
        if date is not None and is_prose(line.text) and _is_begun(line.text, date):
            yield date.day


def _is_begun(text: str, date: Written) -> bool:
    if date.start > _LONGEST_PLACE or _BEHIND_DATE.match(text, date.end) is None:
        return False
    return _BEFORE_DATE.fullmatch(text[: date.start]) is not None


def _anywhere(titled: Titled) -> Iterator[datetime]:
    return dates_anywhere(titled.page, titled.title, month_first=titled.month_first)


def _other_metas(titled: Titled) -> Iterator[datetime]:
    named = (texts[0] for name, texts in titled.markup.metas.items() if _META.search(name))
    yield from sorted(_parsed(titled, named))[:1]


def _parsed(titled: Titled, texts: Iterable[str]) -> Iterator[datetime]:
    dates = (parse_date(text, month_first=titled.month_first) for text in texts)
    return (date for date in dates if date is not None)


#: Where the time of publication stands, the surest place first.
PUBLISHED: dict[str, Callable[[Titled], Iterator[datetime]]] = {
    "JSON-LD": _from_json_ld,
    "meta": _from_metas,
    "page": _from_page,
    "shown": _shown,
    "address": _from_url,
    "other meta": _other_metas,
    "marked": _marked,
    "dateline": _dateline,
    "anywhere": _anywhere,
    "shown change": _shown_change,
    "change": _changed,
}
