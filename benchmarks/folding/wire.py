"""A made news wire full of templates: look-alikes that are two reports, and true copies among them.

    python -m benchmarks.folding.wire --articles 6000 --seed 1 > wire.jsonl

Each line is one that `newsfold eval fold` reads. Of a report there may be a *twin* (the same figures of
another company or town, an hour later), the *next* (the same company or town a day later, with other
figures), and a *copy* (the same report in another outlet, with a line more or less, or another headline).
"""

import random
import re
import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import orjson

__all__ = ["reports"]

_START = datetime(2025, 1, 6, tzinfo=UTC)
_DAYS = 28
#: How often there is a copy, a twin, a next one. Most of a wire's reports stand alone.
_COPY, _TWIN, _NEXT = 0.12, 0.12, 0.06
_FEW = 3  # lines: of so short a report none is left out
_SLOT = re.compile(r"\{([^{}]+)\}")
_KIND = re.compile(r"[a-z]+")

Line = dict[str, Any]


def reports(articles: int, seed: int) -> Iterator[Line]:
    """Yield so many lines in the order of time, for 28 days."""
    draw = _drawn(seed)
    made: list[Line] = []
    seen: set[str] = set()
    while len(made) < articles:
        at = _START + timedelta(days=_DAYS * len(made) / articles)
        kind = draw.choice(sorted(_wire()["report"]))
        for one in _group(kind, at, draw):
            if one["text"] not in seen:  # few names are drawn from, and a twin may get the same
                seen.add(one["text"])
                made.append(one)
    for number, line in enumerate(sorted(made[:articles], key=lambda line: str(line["published_at"]))):
        yield {"url": f"https://{line['outlet']}/{number:06}", **line}


def _group(kind: str, at: datetime, draw: random.Random) -> list[Line]:
    """Return a report, and what goes with it."""
    names, figures = draw.random(), draw.random()
    whole = _report(kind, at, names, figures)
    label = whole["label"]
    group, chance = [whole], draw.random()
    if chance < _COPY:
        group.append(_copied(whole, draw) | {"label": label})
    elif chance < _COPY + _TWIN:
        group.append(
            _report(kind, at + timedelta(hours=1), draw.random(), figures) | {"kind": f"{kind}-twin"}
        )
    elif chance < _COPY + _TWIN + _NEXT:
        group.append(_report(kind, at + timedelta(days=1), names, draw.random()) | {"kind": f"{kind}-next"})
    return group


def _report(kind: str, at: datetime, names: float, figures: float) -> Line:
    form, fill = _wire()["report"][kind], _Filling(at, _drawn(names), _drawn(figures))
    title, text = fill(form["title"]), fill(form["text"].strip())
    return {
        "outlet": "wire.example", "title": title, "text": text, "published_at": at.isoformat(),
        "label": f"{kind} {names} {figures} {at.date()}", "kind": kind,
    }  # fmt: skip


def _copied(whole: Line, draw: random.Random) -> Line:
    lines = whole["text"].split("\n")
    changed = draw.choice((
        [*lines, "Copyright the wire. All rights reserved."], lines[:-1] if len(lines) > _FEW else lines,
        [f"{draw.choice(_wire()['names']['city'][0].split()).upper()} - {lines[0]}", *lines[1:]],
        [*lines, "A spokesman could not be reached for comment."],
    ))  # fmt: skip
    at = datetime.fromisoformat(whole["published_at"]) + timedelta(hours=draw.randrange(1, 12))
    title = draw.choice(("", "UPDATE 1-")) + whole["title"]
    return whole | {
        "outlet": f"paper{draw.randrange(5)}.example", "title": title, "text": "\n".join(changed),
        "published_at": at.isoformat(), "kind": f"{whole['kind']}-copy",
    }  # fmt: skip


def _drawn(seed: float) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same wire each time, and no secret


class _Filling:
    """Fills the forms of one report."""

    def __init__(self, at: datetime, names: random.Random, figures: random.Random) -> None:
        self._at, self._names, self._figures = at, names, figures
        self._held: dict[str, str] = {}

    def __call__(self, form: str) -> str:
        return _SLOT.sub(lambda slot: self._filled(slot[1]), form)

    def _filled(self, slot: str) -> str:
        if "/" in slot:
            return self._figures.choice(slot.split("/"))
        if slot.startswith("n "):
            least, most = map(int, slot.split()[1:])
            return str(self._figures.randint(least, most))
        if slot in ("day", "month"):
            return self._at.strftime("%A" if slot == "day" else "%B")
        return self._named(slot.lower()).upper() if slot.isupper() else self._named(slot)

    def _named(self, slot: str) -> str:
        if slot not in self._held:
            kind = _KIND.match(slot)
            parts = _wire()["names"][kind[0] if kind else slot]
            self._held[slot] = ("" if slot == "ticker" else " ").join(
                self._names.choice(part.split()) for part in parts
            )
        return self._held[slot]


@cache
def _wire() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def main() -> None:
    """Write the wire."""
    parser = ArgumentParser(description="Write a made news wire full of templates, a JSON line an article.")
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for line in reports(options.articles, options.seed):
        sys.stdout.buffer.write(orjson.dumps(line) + b"\n")


if __name__ == "__main__":
    main()
