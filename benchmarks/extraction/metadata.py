"""`python -m benchmarks.extraction.metadata`: what each rule for metadata is worth.

Every rule is switched off by itself, and the titles, dates and authors are judged without it. The pages are
divided into halves by a hash of their outlet: a rule that helps in one half and hurts in the other is made
for its pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import click
from rich.table import Table

from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.evaluation import Extraction, Figures, GoldPage, Right, figures, read_gold, score
from streams.extract.meta import choose, loads, markup, read_meta, title, titled, titles, when, who
from streams.extract.meta.jsonld import Node, is_article
from streams.extract.meta.suffix import OutletNames
from streams.extract.outlet import outlet_of
from streams.extract.page import Html, HtmlPage
from streams.ids import normalise_url

__all__ = ["RULES"]

_HELP = """Judge the titles, dates and authors of the pages of DIR without each rule in turn.

DIR is as for `newsfold eval clean`. Behind each figure stand those of the two halves of the outlets.

\b
  python -m benchmarks.extraction.metadata pages/
"""

Pages = list[tuple[GoldPage, HtmlPage]]
Switch = Callable[[], AbstractContextManager[object]]


def _without(table: Mapping[str, object], key: str) -> AbstractContextManager[object]:
    return patch.dict(table, {name: value for name, value in table.items() if name != key}, clear=True)


def _instead(module: object, name: str, replacement: object) -> Switch:
    return partial(patch.object, module, name, replacement)


def _all_articles(nodes: Iterable[Node], *_: object) -> choose.Own:
    return choose.Own(tuple(node for node in nodes if is_article(node)), sure=True)


#: What is switched off → how. Of a table, one entry; of a rule, the function that applies it.
RULES: dict[str, Switch] = {
    **{f"title: {place}": partial(patch.dict, title.VOTES, {place: 0.0}) for place in title.VOTES},
    "title: texts within a heading": _instead(titles, "parts_of", lambda _: ()),
    "title: a title cut off": _instead(titles, "_begins", lambda *_: False),
    "title: a headline for search": _instead(titles, "_without_search_title", list),
    "title: a whole agreed on": _instead(titles, "_whole", list),
    "title: a heading that machines are told of": _instead(titles, "_confirmed", list),
    "title: a heading that leads to the site": _instead(title, "mastheads", lambda *_: []),
    "title: the outlet's name": _instead(OutletNames, "taken_off", lambda _, text: text),
    **{f"date: {place}": partial(_without, when.PUBLISHED, place) for place in when.PUBLISHED},
    "date: the month first": _instead(titled.Titled, "month_first", False),
    **{f"authors: {place}": partial(_without, who.AUTHORS, place) for place in who.AUTHORS},
    "authors: an account is no name": _instead(who, "_ACCOUNT", re.compile("(?!)")),
    "all: JSON-LD mended": _instead(loads, "repaired", lambda _: ""),
    "all: the article that is the page's": _instead(markup, "own_articles", _all_articles),
    "all: microdata": _instead(markup, "microdata_nodes", lambda _: ()),
}


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """See `_HELP`."""
    try:
        pages = [(gold, _page(gold, html)) for gold, html in read_gold(folder)]
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error
    table = Table("without", "title", "date", "authors")
    for name, switch in {"nothing": nullcontext, **RULES}.items():
        with switch():
            table.add_row(name, *_cells(pages))
    tables.print(table)


def _page(gold: GoldPage, html: str) -> HtmlPage:
    url = normalise_url(gold.url)
    return HtmlPage(Html(html), url, outlet_of(url), datetime.now(UTC))


def _cells(pages: Pages) -> Iterator[str]:
    """Yield the figures of all pages, in brackets those of either half."""
    halves = [[page for page in pages if _half(page[1].outlet) == half] for half in (0, 1)]
    every, *apart = [_judged(some) for some in (pages, *halves)]
    for field in ("title", "date", "authors"):
        one, other = (_share(getattr(figure, field)) if figure else "-" for figure in apart)
        yield f"{_share(getattr(every, field)) if every else '-'} ({one} {other})"


def _half(outlet: str) -> int:
    return sha256(outlet.encode()).digest()[0] % 2


def _judged(pages: Pages) -> Figures | None:
    return figures([score(gold, _extraction(page)) for gold, page in pages]) if pages else None


def _extraction(page: HtmlPage) -> Extraction:
    meta = read_meta(page)
    published = meta.published_at.isoformat() if meta.published_at else ""
    return Extraction(title=meta.title, authors=meta.authors, published_at=published)


def _share(right: Right) -> str:
    return "-" if right.share is None else f"{right.share:.3f}".removeprefix("0")


if __name__ == "__main__":
    main()
