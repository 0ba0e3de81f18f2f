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

__all__ = ["OUTLETS", "answer"]

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)


def _outlet(name: str, originals: int, copies: int, **changes: Any) -> dict[str, Any]:
    return {
        "outlet": name, "articles": originals + copies, "originals": originals, "copies": copies,
        "copied_from": [], "copied_by": [], "median_delay_seconds": None, **changes,
    }  # fmt: skip


OUTLETS = [
    _outlet("capitalwire.example", 39, 2, copied_by=[
        {"outlet": f"{name}.example", "articles": n} for name, n in
        (("harbourtimes", 12), ("northgatepost", 9), ("thecourierglobe", 8), ("dockside", 1))]),
    _outlet("harbourtimes.example", 5, 13, median_delay_seconds=4_380.0,
            copied_from=[{"outlet": "capitalwire.example", "articles": 12}]),
    _outlet("dockside.example", 6, 1, median_delay_seconds=540.0,
            copied_from=[{"outlet": "capitalwire.example", "articles": 1}]),
]  # fmt: skip


def answer(context: BrowserContext) -> None:
    """Answer what the page asks of these endpoints in a window."""
    context.route(re.compile(r"/stories/\w+/explain/\w+/\w+$"), _explain)
    context.route(re.compile(r"/articles/\w+$"), _article)
    context.route(re.compile(r"/outlets(\?|$)"), lambda r: _json(r, {"outlets": OUTLETS, "next": None}))


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
