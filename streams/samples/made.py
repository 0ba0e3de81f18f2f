"""The made stream of `newsfold demo --live`: invented reports, each told by several invented outlets.

`reports.toml` has the reports. Which outlet tells which of them, when and how, is decided here: as it came,
shortened, with another desk's title and lead, later with news on top. So is what else comes with the pages
of a scraper, such as error pages and pages fetched twice.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from html import escape
from importlib.resources import files
from random import Random
from typing import TypeVar

import msgspec

from streams.records import RawPage
from streams.wire import encode

__all__ = ["MadePage", "Report", "made_pages", "reports"]

R = TypeVar("R")
#: How much faster the stream runs than its news did: what outlets publish minutes apart comes seconds apart.
#: Its last page is published as it comes, and the first ones hours before.
_PACE = 60
_TELLERS = (2, 6)  #: outlets that tell a report, beside the first one
_DELAYS = (3.0, 45.0)  #: seconds until the next outlet tells it
_TAIL = 0.8  #: reports begin in this part of the stream, so that the last ones are told by some more
_UPDATED = 0.4  #: of the reports come with news on top, at the first one's URL
_AGAIN = 0.06  #: of the pages are fetched twice
_SECTIONS = ("world", "business", "sport")  #: of each outlet's navigation
_BROKEN = 0.04  #: as many error pages


class Form(Enum):
    """How an outlet tells a report."""

    AS_IT_CAME = "as it came"
    SHORTENED = "shortened"
    REWRITTEN = "rewritten"
    UPDATED = "updated"
    ERROR = "error page"


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A report as its first outlet has it, and what others make of it. `{weekday}` is the day's name."""

    id: str
    title: str
    retitled: str
    dateline: str
    lead: str
    relead: str
    paragraphs: tuple[str, ...]
    update: str


@dataclass(frozen=True, slots=True)
class _Outlet:
    domain: str
    name: str
    notice: str  #: stands below each of its articles


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page of the stream, and when it comes: seconds after the stream's begin."""

    at: float
    outlet: _Outlet
    report: Report
    form: Form
    published: float  #: seconds after the begin that the page states; before it, mostly

    @property
    def url(self) -> str:
        """Where it stands: one report has one address at an outlet."""
        return f"https://www.{self.outlet.domain}/world/{self.report.id}"

    def message(self, begin: datetime) -> tuple[bytes, bytes]:
        """Return key and value for `raw-articles`, in a stream that begins then."""
        published, fetched = (begin + timedelta(seconds=one) for one in (self.published, self.at))
        html = _error(self) if self.form is Form.ERROR else _article(self, published)
        page = RawPage(url=self.url, html=html, fetched_at=fetched.isoformat(timespec="milliseconds"))
        return self.url.encode(), encode(page)


def reports() -> tuple[Report, ...]:
    """Return the invented reports."""
    return _tables("report", Report)


def _tables(name: str, kind: type[R]) -> tuple[R, ...]:
    """Return the tables of one of the files, `reports.toml` for `report`."""
    text = files(__package__).joinpath(f"{name}s.toml").read_text("utf-8")
    return tuple(msgspec.convert(tomllib.loads(text)[name], list[kind]))  # type: ignore[valid-type]


def made_pages(seconds: float, seed: int = 0) -> list[MadePage]:
    """Return the pages of a stream that lasts so long, in the order in which they come.

    The same seconds and seed give the same pages.
    """
    lot = Random(seed)  # noqa: S311 - nothing is to be kept secret
    outlets = _tables("outlet", _Outlet)
    pages = [page for report in reports() for page in _pages_of(report, outlets, lot, seconds)]
    extra = [page for page in pages if lot.random() < _AGAIN]
    broken = [page for page in pages if lot.random() < _BROKEN]
    pages += [_later(page, lot, page.form) for page in extra]
    pages += [_later(page, lot, Form.ERROR) for page in broken if page.form is not Form.UPDATED]
    due = [replace(page, published=seconds - _PACE * (seconds - page.published)) for page in pages]
    return sorted((page for page in due if page.at <= seconds), key=lambda page: page.at)


def _pages_of(report: Report, outlets: Sequence[_Outlet], lot: Random, seconds: float) -> Iterator[MadePage]:
    """Yield a report's pages: the first outlet's, those of others, and the first one's with news on top."""
    at = lot.uniform(0, _TAIL * seconds)
    first, *others = lot.sample(outlets, 1 + lot.randint(*_TELLERS))
    yield MadePage(at, first, report, Form.AS_IT_CAME, at)
    begin = at
    for outlet in others:
        at += lot.uniform(*_DELAYS)
        form = lot.choice((Form.AS_IT_CAME, Form.AS_IT_CAME, Form.SHORTENED, Form.REWRITTEN))
        yield MadePage(at, outlet, report, form, at)
    if lot.random() < _UPDATED:
        yield MadePage(at + lot.uniform(*_DELAYS), first, report, Form.UPDATED, begin)


def _later(page: MadePage, lot: Random, form: Form) -> MadePage:
    """Return a page once more; an error page at an address that has no article."""
    at = page.at + lot.uniform(*_DELAYS)
    if form is not Form.ERROR:
        return MadePage(at, page.outlet, page.report, form, page.published)
    moved = replace(page.report, id=f"{page.report.id}-photos")
    return MadePage(at, page.outlet, moved, form, page.published)


def _article(page: MadePage, published: datetime) -> str:
    report, form = page.report, page.form
    title = report.retitled if form is Form.REWRITTEN else report.title
    lead = report.relead if form is Form.REWRITTEN else report.lead
    paragraphs = [lead, *report.paragraphs]
    if form is Form.SHORTENED:
        paragraphs = paragraphs[:-2]
    if form is Form.UPDATED:
        paragraphs.insert(0, report.update)
    paragraphs[0] = f"{report.dateline} — {paragraphs[0]}"
    weekday = published.strftime("%A")
    body = "\n".join(f"<p>{escape(one.replace('{weekday}', weekday))}</p>" for one in paragraphs)
    return _page(page.outlet, title, (
        f"<article>\n<h1>{escape(title)}</h1>\n"
        f'<p class="meta"><time datetime="{published.isoformat(timespec="seconds")}">'
        f"{published:%d %B %Y}</time></p>\n{body}\n</article>\n"
        f'<p class="notice">{escape(page.outlet.notice)}</p>'
    ))  # fmt: skip


def _error(page: MadePage) -> str:
    return _page(page.outlet, "Page not found", (
        "<h1>Page not found</h1>\n<p>The page that you asked for is not here. It may have moved.</p>\n"
        '<p><a href="/">Back to the front page</a></p>'
    ))  # fmt: skip


def _page(outlet: _Outlet, title: str, body: str) -> str:
    sections = "".join(f'<li><a href="/{one}">{one.title()}</a></li>' for one in _SECTIONS)
    name = escape(outlet.name)
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{escape(title)} | {name}</title>
<meta property="og:site_name" content="{name}"></head>
<body>
<nav><ul>{sections}</ul></nav>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
<main>
{body}
</main>
<footer>© {name} <a href="/terms">Terms of use</a></footer>
</body>
</html>
"""
