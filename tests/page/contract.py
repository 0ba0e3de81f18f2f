"""Answers of the endpoints that show articles' texts, made of the samples by parts that the gateway uses."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from playwright.sync_api import BrowserContext, Route

from streams import samples
from streams.fold.explain import explain
from streams.fold.shared import Piece, side_by_side
from streams.pipeline import Pipeline
from streams.records import CleanArticle
from streams.topics import CLEAN
from streams.wire import decode, encode

__all__ = ["answer"]

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)


def _outlet(
    name: str, own: tuple[int, int], sources: dict[str, int], copiers: dict[str, int], delay: float | None
) -> dict[str, Any]:
    originals, copies = own
    return {
        "outlet": f"{name}.example", "articles": originals + copies, "originals": originals, "copies": copies,
        "copied_from": [{"outlet": f"{other}.example", "articles": n} for other, n in sources.items()],
        "copied_by": [{"outlet": f"{other}.example", "articles": n} for other, n in copiers.items()],
        "median_delay_seconds": delay,
    }  # fmt: skip


_OUTLETS = [
    _outlet(
        "northgatepost", (0, 4), {"eastridgetribune": 2, "capitalwire": 1, "thecourierglobe": 1}, {}, 7680.0
    ),
    _outlet(
        "thecourierglobe", (2, 2), {"capitalwire": 2}, {"northgatepost": 1, "sunbeltbulletin": 1}, 23700.0
    ),
    _outlet(
        "capitalwire",
        (3, 0),
        {},
        {"harbourtimes": 2, "thecourierglobe": 2, "dailymeridian": 1, "northgatepost": 1},
        None,
    ),
    _outlet(
        "dailymeridian",
        (1, 2),
        {"capitalwire": 1, "eastridgetribune": 1},
        {"harbourtimes": 1, "lakeshoreherald": 1},
        3690.0,
    ),
    _outlet(
        "eastridgetribune", (3, 0), {}, {"northgatepost": 2, "dailymeridian": 1, "lakeshoreherald": 1}, None
    ),
    _outlet("harbourtimes", (0, 3), {"capitalwire": 2, "dailymeridian": 1}, {}, 3300.0),
    _outlet("lakeshoreherald", (0, 3), {"dailymeridian": 1, "eastridgetribune": 1, "menafn": 1}, {}, 36600.0),
    _outlet("sunbeltbulletin", (2, 1), {"thecourierglobe": 1}, {}, 21900.0),
    _outlet("bourseledger", (2, 0), {}, {}, None),
    _outlet("diariodelpuerto", (1, 0), {}, {}, None),
    _outlet("menafn", (1, 0), {}, {"lakeshoreherald": 1}, None),
    _outlet("oderbote", (1, 0), {}, {}, None),
]


def answer(context: BrowserContext) -> None:
    """Answer what the page asks of these endpoints in a window."""
    context.route(re.compile(r"/stories/\w+/explain/\w+/\w+$"), _explain)
    context.route(re.compile(r"/articles/\w+$"), _article)
    context.route(re.compile(r"/outlets(\?|$)"), lambda r: _json(r, {"outlets": _OUTLETS, "next": None}))


def _json(route: Route, body: Any) -> None:
    route.fulfill(body=json.dumps(body), content_type="application/json")


def _article(route: Route) -> None:
    id_ = route.request.url.rpartition("/")[2]
    _json(route, {"article": json.loads(encode(_articles()[id_])), "member": None})


def _explain(route: Route) -> None:
    one, other = (_articles()[id_] for id_ in route.request.url.split("/")[-2:])
    explained, pieces = explain(one, other), side_by_side(one.text, other.text, one.language)
    match = explained.match
    figures = ("jaccard", "containment", "longest_run", "numbers_agree", "names_agree")
    _json(route, {
        "first": _side(one, pieces[0]), "second": _side(other, pieces[1]),
        "is_one_story": explained.folded, "reason": match.reason,
        "rules": [{"rule": v.rule, "passes": v.passed, "reason": v.said} for v in explained.verdicts],
        **{name: getattr(match, name) for name in figures},
    })  # fmt: skip


def _side(article: CleanArticle, pieces: list[Piece]) -> dict[str, Any]:
    lines: list[list[dict[str, Any]]] = [[{"text": article.title, "run": None}], []]
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append({"text": text, "run": piece.run})
    record = json.loads(encode(article))
    shown = ("article_id", "url", "outlet", "title", "published_at")
    return {**{name: record[name] for name in shown}, "lines": [line for line in lines if line]}


@cache
def _articles() -> dict[str, CleanArticle]:
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, _AT)
    known = [decode(emit.value, CleanArticle) for emit in pipeline.sent[CLEAN.name] if emit.value]
    return {article.article_id: article for article in known}
