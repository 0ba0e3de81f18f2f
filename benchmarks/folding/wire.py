"""A made news wire full of templates: look-alikes that are two reports, and true copies among them.

    python -m benchmarks.folding.wire --articles 6000 --seed 1 > wire.jsonl

Each line is one that `newsfold eval fold` reads. Of a report there may be a *twin* (the same figures of
another company or town, an hour later), the *next* (the same company or town a day later, with other
figures), *again* (the same some hours later, with half of the figures), and copies of it (see `retold`).
`--half` makes the forms of one half alone, of those whose hash is even or odd: rules that were developed
on the one can be checked on the other.
"""

import random
import re
import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import orjson
import xxhash

from benchmarks.folding.retold import Line, retold, wrapped

__all__ = ["HALVES", "forms", "names", "reports"]

T = TypeVar("T")

_START = datetime(2025, 1, 6, tzinfo=UTC)
_DAYS = 28
#: How often there is a copy, a twin, a next one, one more the same day. Most of a wire's reports stand alone.
_COPY, _TWIN, _NEXT, _AGAIN = 0.12, 0.12, 0.06, 0.06
_UNWRAPPED = 0.3  #: of the copies of what had wrapped lines
_SLOT = re.compile(r"\{([^{}]+)\}")
_KIND = re.compile(r"[a-z]+")
HALVES = ("develop", "check")


def reports(articles: int, seed: int, half: str | None = None) -> Iterator[Line]:
    """Yield so many lines in the order of time, for 28 days and more; of one half of the forms, or of all."""
    draw, kinds = _drawn(seed), forms(half)
    editions = {kind: count() for kind in kinds if _wire()["report"][kind].get("daily")}
    made: list[Line] = []
    seen: set[str] = set()
    while len(made) < articles:
        kind = draw.choice(kinds)
        days = next(editions[kind]) if kind in editions else _DAYS * len(made) / articles
        group = _group(kind, _START + timedelta(days=days), draw, alone=kind in editions)
        if seen.isdisjoint(line["text"] for line in group):  # few names are drawn from: two may get the same
            made += group
            seen |= {line["text"] for line in group}
    for number, line in enumerate(sorted(made[:articles], key=lambda line: str(line["published_at"]))):
        yield {"url": f"https://{line['outlet']}/{number:06}", **line}


def forms(half: str | None) -> list[str]:
    """Return the names of the forms, all of them or those of one half."""
    every = sorted(_wire()["report"])
    return (
        every
        if half is None
        else [n for n in every if HALVES[xxhash.xxh32_intdigest(n.encode()) % 2] == half]
    )


def _group(kind: str, at: datetime, draw: random.Random, *, alone: bool) -> list[Line]:
    """Return a report, and what goes with it: no look-alikes where it stands alone."""
    drawn, figures = draw.random(), draw.random()
    whole, more = _report(kind, at, drawn, [figures])
    group, chance = [whole], draw.random()
    if chance < _COPY:
        group += [retold(whole, more, names("city"), draw) for _ in range(draw.choice((1, 1, 2)))]
    elif alone:
        pass
    elif chance < _COPY + _TWIN:
        group.append(_other(kind, "twin", at + timedelta(hours=1), draw.random(), [figures]))
    elif chance < _COPY + _TWIN + _NEXT:
        group.append(_other(kind, "next", at + timedelta(days=1), drawn, [draw.random()]))
    elif chance < _COPY + _TWIN + _NEXT + _AGAIN:
        group.append(_other(kind, "again", at + timedelta(hours=3), drawn, [figures, draw.random()]))
    if group[-1]["text"] == whole["text"] and group[-1]["label"] != whole["label"]:
        group.pop()  # a form without names has no twin
    return [_laid_out(line, draw) for line in group]


def _other(kind: str, why: str, at: datetime, names: float, figures: list[float]) -> Line:
    return _report(kind, at, names, figures)[0] | {"kind": f"{kind}-{why}"}


def _report(kind: str, at: datetime, names: float, figures: list[float]) -> tuple[Line, str]:
    """Return a report, its paragraphs a line each, and what an update of it adds."""
    form, fill = _wire()["report"][kind], _Filling(at, _drawn(names), [_drawn(f) for f in figures])
    title, text = fill(form["title"]), fill(form["text"].strip())
    return {
        "outlet": "wire.example", "title": title, "text": text, "published_at": at.isoformat(),
        "label": f"{kind} {names} {figures} {at.date()}", "kind": kind,
    }, fill(form.get("more", "").strip())  # fmt: skip


def _laid_out(line: Line, draw: random.Random) -> Line:
    """Wrap the lines of what is from the old wire."""
    form = _wire()["report"][line["kind"].partition("-")[0]]
    own = line["outlet"] == "wire.example" or draw.random() >= _UNWRAPPED
    return line | {"text": wrapped(line["text"])} if form.get("wrap") and own else line


def _drawn(seed: float) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same wire each time, and no secret


class _Filling:
    """Fills the forms of one report. With two draws of figures, each is of the one or the other."""

    def __init__(self, at: datetime, names: random.Random, figures: list[random.Random]) -> None:
        self._at, self._names, self._figures = at, names, figures
        self._held: dict[str, str] = {}

    def __call__(self, form: str) -> str:
        return _SLOT.sub(lambda slot: self._filled(slot[1]), form)

    def _filled(self, slot: str) -> str:
        if "/" in slot:
            return self._figure(slot.split("/"))
        if slot.startswith("n "):
            least, most = map(int, slot.split()[1:])
            return str(self._figure(range(least, most + 1)))
        if slot.lower() in _DATES:
            date = self._at.strftime(_DATES[slot.lower()])
            return date.upper() if slot.isupper() else date
        return self._named(slot.lower()).upper() if slot.isupper() else self._named(slot)

    def _figure(self, of: Sequence[T]) -> T:
        drawn = [draw.choice(of) for draw in self._figures]
        return self._figures[-1].choice(drawn)

    def _named(self, slot: str) -> str:
        if slot not in self._held:
            kind = _KIND.match(slot)
            parts = _wire()["names"][kind[0] if kind else slot]
            self._held[slot] = ("" if slot == "ticker" else " ").join(
                self._names.choice(part.split()) for part in parts
            )
        return self._held[slot]


_DATES = {"day": "%A", "month": "%B", "date": "%B %-d"}


def names(kind: str) -> list[str]:
    """Return the names of a kind, as of a `city`; of those with several parts the first."""
    parts: list[str] = _wire()["names"][kind][0].split()
    return parts


@cache
def _wire() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def main() -> None:
    """Write the wire."""
    parser = ArgumentParser(description="Write a made news wire full of templates, a JSON line an article.")
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=HALVES, help="the forms of one half alone")
    options = parser.parse_args()
    for line in reports(options.articles, options.seed, options.half):
        sys.stdout.buffer.write(orjson.dumps(line) + b"\n")


if __name__ == "__main__":
    main()
