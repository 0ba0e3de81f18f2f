"""The dates that stand anywhere in a page's text, for pages where no better place has one.

Those of the article are at its foot, "This entry was posted on 5 January 2026", or the page has no others.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice, pairwise
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from streams.extract.lines import clean, key
from streams.extract.meta.dates import is_plausible
from streams.extract.meta.dating import CHANGED, CREATED, DATED, PUBLISHED, THIS
from streams.extract.meta.elements import ancestors, is_comment
from streams.extract.meta.written import Written, written_dates
from streams.extract.page import HtmlPage

__all__ = ["dates_anywhere"]

_DATE = re.compile(r"\d(?:\d\d\d|[./-] ?\d)")  # what each date has
_BREAK = re.compile(r"\n\s*")
_CODE = re.compile(r"[{}=;<>]|\w\(")  # the texts of a page have its scripts among them
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_MAX_SIZE = 500_000  # characters of a page's text that are looked at
_MAX_TEXTS = 200  # with what may be a date; an archive has more, and a date of its own nowhere
_LONGEST = 120  # letters of a text with a date
_LABEL = 40  # letters of a text that may say what the date behind it is
_DAY = re.compile(r"\w{1,20},")  # "Wednesday, "
#: What is not of the article; `is_comment` tells of those below which hold comments.
_TAGS = frozenset({"footer", "aside", "nav", "form"})
_APART = (
    f'{",".join(sorted(_TAGS))},[id^="comment" i],[class*="comment" i],[class*="disqus" i],[id^="disqus" i]'
)
_REST = 12  # letters beside a date that is all that its text says: "Wednesday", "10:30 Uhr"


class _TextDate(NamedTuple):
    """A date in a page's text."""

    at: datetime
    published: bool  #: it is said to be the date of the publication
    alone: bool  #: its text says little else


def dates_anywhere(page: HtmlPage, title: str, *, month_first: bool) -> Iterator[datetime]:
    """Yield the only day said to be of the publication, then the only date of all, where it stands once."""
    dates = [date for date in _dates(page, key(title), month_first) if is_plausible(date.at, page.fetched_at)]
    labelled = {date.at for date in dates if date.published}
    if len(labelled) == 1:
        yield from labelled
    if len(dates) == 1 and dates[0].alone:
        yield dates[0].at


def _dates(page: HtmlPage, title: str, month_first: bool) -> Iterator[_TextDate]:
    for text, before in islice(_texts(page), _MAX_TEXTS):
        start, written = 0, written_dates(text, month_first=month_first)
        for at, date in enumerate(written):
            end = written[at + 1].start if at + 1 < len(written) else len(text)
            label = text[start : date.start].strip() or ("" if at else before)
            changed = CHANGED.search(label) is not None
            published = not changed and _is_published(label, text[date.end : end])
            alone = not changed and _is_alone(text, date) and (published or _is_bare(label, before, title))
            yield _TextDate(date.day, published, alone)
            start = date.end


def _texts(page: HtmlPage) -> Iterator[tuple[str, str]]:
    """Yield the short texts that may have a date, each with the one before it where that may be its label."""
    body = _body(page)
    texts = _BREAK.split(body.text(separator="\n")[:_MAX_SIZE]) if body is not None else []
    for above, text in pairwise(("", *texts)):
        if len(text) <= _LONGEST and _DATE.search(text) and not _CODE.search(text):
            yield clean(text), clean(above) if len(above) <= _LABEL else ""


def _body(page: HtmlPage) -> LexborNode | None:
    """Return a copy of the page's body without what is not of its article: footers, forms, comments."""
    dom = page.dom.clone()
    apart = {part.mem_id: part for part in dom.css(_APART) if _is_apart(part)}
    for part in reversed(apart.values()):  # the inner ones before those around them
        part.decompose()
    return dom.body


def _is_apart(part: LexborNode) -> bool:
    """Tell whether an element has nothing of the article: some sites have all in a form."""
    if part.tag == "footer" and any(parent.tag == "article" for parent in ancestors(part)):
        return False  # where weblogs say when an entry was posted
    held = "h1,article" if part.tag == "form" else "h1"  # some weblogs make an article of each comment
    return (part.tag in _TAGS or is_comment(part)) and part.css_first(held) is None


def _is_published(label: str, behind: str) -> bool:
    if CREATED.search(label):
        return False  # the site, for all we know
    if PUBLISHED.match(label):
        return True
    match = PUBLISHED.search(label) or PUBLISHED.search(behind)
    return match is not None and THIS.match(label) is not None


def _is_bare(label: str, before: str, title: str) -> bool:
    """Tell whether nothing says what a date is of: the label is empty, or a weekday, or "Date:".

    Neither does the text before it, which is no label where it is the page's title.
    """
    own = label if label != before else ""
    day = not own or _DAY.fullmatch(own) or _tells_nothing(own, "")
    return bool(day) and _tells_nothing(before, title)


def _tells_nothing(text: str, title: str) -> bool:
    name = key(text)
    headline = name == title or (" " in name and title.startswith(f"{name} "))  # maybe with the outlet's name
    return not name or headline or DATED.fullmatch(text.rstrip(": ")) is not None


def _is_alone(text: str, date: Written) -> bool:
    rest = text[: date.start] + text[date.end :]
    return sum(map(str.isalpha, rest)) <= _REST and not _RIGHTS.search(rest)
