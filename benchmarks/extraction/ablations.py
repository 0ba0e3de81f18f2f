"""`python -m benchmarks.extraction.ablations`: what each rule for the body is worth.

Every rule is switched off by itself, and the bodies are judged without it, before their lines are filtered.
The pages are divided into halves by a hash of their outlet: a rule that helps in one half and hurts in the
other is made for its pages.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import click
from rich.table import Table

from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.evaluation import Extraction, GoldPage, Score, figures, read_gold, score
from streams.extract.body import (
    container,
    doubt,
    find,
    find_body,
    gate,
    hiding,
    leftout,
    lift,
    marks,
    newsfold,
    picking,
    rows,
    spared,
    standfirst,
)
from streams.extract.body.choice import Choice, Why
from streams.extract.body.marks import Mark
from streams.extract.body.markup import LISTS
from streams.extract.meta import Meta, read_meta
from streams.extract.outlet import outlet_of
from streams.extract.page import Html, HtmlPage
from streams.ids import normalise_url

__all__ = ["RULES"]

_HELP = """Judge the bodies of the pages of DIR without each rule in turn.

DIR is as for `newsfold eval clean`. Behind each F1 stand those of the two halves of the outlets, and what the
rule is worth: how much F1 loses without it, in thousandths.

\b
  python -m benchmarks.extraction.ablations pages/
"""

Switch = Callable[[], AbstractContextManager[object]]
_NEVER = 1e9


class _Page(NamedTuple):
    gold: GoldPage
    page: HtmlPage
    meta: Meta


def _instead(module: object, name: str, replacement: object) -> Switch:
    return partial(patch.object, module, name, replacement)


def _values(module: object, **values: object) -> Switch:
    return partial(patch.multiple, module, **values)


def _without(words: str) -> Switch:
    return partial(patch.dict, LISTS, {words: frozenset()})


def _cause(mark: Mark) -> Switch:
    causes = {other: cause for other, cause in leftout._BY_MARK.items() if other is not mark}
    return _instead(leftout, "_BY_MARK", causes)


def _own(_: HtmlPage, own: newsfold.Reading, __: Meta) -> Choice:
    return Choice(own.lines, newsfold.NAME, Why.CLEAR)


def _gains(total: lift._Sum, wider: lift._Sum, needed: float) -> bool:
    return wider.prose - total.prose >= needed * total.prose


#: What is switched off → how: a constant that never or always holds, or the function that applies the rule.
RULES: dict[str, Switch] = {
    "container: what holds most of the text is spared": _instead(spared, "_MOST", _NEVER),
    "container: names weigh in the choice": _instead(container, "_FACTORS", (1.0,) * 5),
    "container: the first of two articles": _instead(container, "_NEXT", 1.0),
    "container: half of a score goes further up": _instead(container, "_SHARE_UP", 0.0),
    "lift: at all": _instead(newsfold, "lifted", lambda held, _: held.element),
    "lift: the title's frame must add more": _instead(lift, "_GAIN_TITLE", lift._GAIN),
    "lift: the whole page must add more": _instead(lift, "_GAIN_PAGE", lift._GAIN),
    "lift: few links": _instead(lift, "_adds", _gains),
    "lift: more links where much is added": _instead(lift, "_LARGE", _NEVER),
    "left out: hidden": _cause(Mark.HIDDEN),
    "left out: comments": _cause(Mark.COMMENTS),
    "left out: furniture": _cause(Mark.FURNITURE),
    "left out: doubtful and linked": _instead(leftout, "_DOUBTFUL", 0),
    "left out: lists of links": _instead(leftout, "_LINK_LIST", _NEVER),
    "left out: captions": _instead(leftout._Finder, "_is_caption", lambda *_: False),
    "left out: captions without a name": _instead(leftout, "_LONE_CAPTION", 0),
    "left out: boxes that ask": _instead(picking, "_boxed", lambda *_: set()),
    "marks: tags": _instead(marks, "_TAGS", {}),
    "marks: names": _instead(marks, "_words", lambda _: frozenset()),
    "marks: words written together": _values(marks, _LONG=_NEVER, _PICTURED=_NEVER),
    "marks: negated words": _without("negations"),
    "marks: what is set apart by its style": _instead(marks, "_NOT_PROSE", "\0"),
    "marks: what subscribers see": _instead(hiding, "_PAYWALL", "\0"),
    "picked: links to elsewhere": _instead(picking, "_LINK", 0),
    "picked: paragraphs of several links": _instead(picking, "_NAMED", _NEVER),
    "picked: h1 that head sections": _instead(picking, "_SECTIONS", _NEVER),
    "picked: no heading above links only": _instead(picking, "_end_section", lambda *_: None),
    "picked: no heading at the end": _instead(picking, "_ended", lambda blocks: blocks),
    "above: at all": _instead(newsfold, "leads", lambda *_: []),
    "above: what the page says of itself": _instead(standfirst, "_is_stated", lambda *_: False),
    "above: what is called a standfirst": _instead(standfirst, "is_standfirst", lambda _: False),
    "above: paragraphs beside the element": _instead(standfirst, "_is_beside", lambda *_: False),
    "rows: cells in one line": _instead(rows, "_CELL", 0),
    "gate: at all": _instead(find, "choose", _own),
    "gate: wider readings": _instead(gate, "_widened", lambda *_: None),
    "doubt: a small text": _instead(doubt, "_SMALL", 0),
    "doubt: a small share": _instead(doubt, "_SHARE", 0.0),
    "doubt: the title's words": _instead(doubt, "_TITLE_SHARE", 0.0),
    "doubt: JSON-LD's text": _instead(doubt, "_BODY_SHARE", 0.0),
}


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--damaged", is_flag=True, help="Judge the gate by extractors that lack another rule, too.")
def main(folder: Path, damaged: bool) -> None:
    """See `_HELP`."""
    try:
        pages = [_page(gold, html) for gold, html in read_gold(folder)]
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error
    table = Table("without", "P", "R", "F1 (halves)", "worth")
    whole = _judged(pages, ())
    for name, switches in (_DAMAGED if damaged else {name: (rule,) for name, rule in RULES.items()}).items():
        table.add_row(name, *_cells(pages, _judged(pages, switches), whole))
    table.add_row("nothing", *_cells(pages, whole, whole))
    tables.print(table)


#: How much of what a missing rule costs the gate makes good again.
_DAMAGED = {
    f"{name}{gated}": (RULES[name], *more)
    for name in ("lift: at all", "container: what holds most of the text is spared", "marks: names")
    for gated, more in {"": (), ", and no gate": (RULES["gate: at all"],)}.items()
}


def _page(gold: GoldPage, html: str) -> _Page:
    url = normalise_url(gold.url)
    page = HtmlPage(Html(html), url, outlet_of(url), datetime.now(UTC))
    return _Page(gold, page, read_meta(page))


def _judged(pages: list[_Page], switches: tuple[Switch, ...]) -> list[Score]:
    with ExitStack() as stack:
        for switch in switches:
            stack.enter_context(switch())
        _forget_marks()
        scores = [
            score(one.gold, Extraction(text="\n".join(find_body(one.page, one.meta).lines))) for one in pages
        ]
    _forget_marks()
    return scores


def _forget_marks() -> None:
    marks._by_names.cache_clear()
    marks._by_word.cache_clear()


def _cells(pages: list[_Page], scores: list[Score], whole: list[Score]) -> list[str]:
    every = figures(scores)
    worth = " ".join(f"{1000 * (_f1(pages, whole, half) - _f1(pages, scores, half)):+.1f}" for half in (0, 1))
    halves = " ".join(f"{_f1(pages, scores, half):.4f}" for half in (0, 1))
    return [f"{every.precision:.3f}", f"{every.recall:.3f}", f"{every.f1:.4f} ({halves})", worth]


def _f1(pages: list[_Page], scores: list[Score], half: int) -> float:
    some = [score for one, score in zip(pages, scores, strict=True) if _half(one.page.outlet) == half]
    return figures(some).f1 if some else 0.0


def _half(outlet: str) -> int:
    return sha256(outlet.encode()).digest()[0] % 2


if __name__ == "__main__":
    main()
