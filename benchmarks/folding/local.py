"""Texts as outlets run them under leads of their own, and the same texts filled in for somebody else.

    python -m benchmarks.folding.local bases.jsonl --texts 400 --seed 1 > local.jsonl

Each line is one that `newsfold eval fold` reads, and a line of the input is {title, text}. Each text of 60 to
900 words is an *original* and is run again, whole (*local*) or cut (*local-cut*), below a first sentence that
no other text has. To every second one there is a *twin*: whom or what its first sentence names is another
company, town or person throughout, and all else is the same, as when a form is filled in; half of the twins
have a local lead, too. To the others there is none, so that what a rule costs is seen beside what it saves.
"""

import random
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from benchmarks.folding.retold import Line
from benchmarks.folding.wire import names

__all__ = ["local"]

_START = datetime(2025, 3, 3, tzinfo=UTC)
_WORDS = 60, 900  #: of the texts
_CUT = 0.6, 0.95  #: of its paragraphs, what is left of a text that is cut
_DAYS = 28

#: Leads by their parts: one of each is drawn, or none of the last ones.
_WHO = (
    "Readers in {city}", "Families across the {city} area", "Traders in the centre of {city}",
    "Schools and clubs around {city}", "Councillors in {city}", "Many who commute from {city} to {city2}",
    "Older residents of {city}", "{first} {last}, who has lived in {city} for {n} years,",
    "A small group of volunteers in {city2}", "The newsroom of this paper in {city}",
)  # fmt: skip
_DO = (
    "will be following this report closely", "have been waiting for word of what is told here",
    "may wonder what the following means for them", "talked of little else this morning",
    "have written to us about the matter below", "will find much to think about in today's report",
    "are among those who asked us to look into it",
)  # fmt: skip
_WHY = (
    "", ", as {first} {last} of the {city} chamber of commerce put it on {day}",
    ", and a meeting at the town hall on {day} is expected to draw a crowd",
    ", although few had thought a month ago that it would come to this so soon",
    ", at a time when shops, pubs and small firms along {last} Street are counting every penny",
)  # fmt: skip
_MORE = (
    "", ", and our reporters {first} {last} and {first2} {last2} will keep an eye on it",
    ", with letters on the subject due to appear on these pages next week",
    ", not least because {n} people from the district are said to have a stake in how it ends",
)  # fmt: skip
_TITLES = ("What it means for {city}", "{city} waits for news", "From our {city} desk: {last} looks on")
_DAY = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SLOT = re.compile(r"\{([a-z]+)(2?)\}")
_FIRST = re.compile(r".{40,}?[.!?](?=\s)", re.DOTALL)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*[a-z]\b")
_OPENING = re.compile(r"[A-Z][a-z]\w*")


def local(bases: Sequence[Mapping[str, str]], texts: int, seed: int) -> Iterator[Line]:
    """Yield originals, their copies and their twins, of so many texts."""
    draw = random.Random(seed)  # noqa: S311 - the same lines each time, and no secret
    least, most = _WORDS
    fit = [base for base in bases if least <= len(base["text"].split()) <= most]
    for number, base in enumerate(draw.sample(fit, min(texts, len(fit)))):
        at = _START + timedelta(days=draw.random() * _DAYS)
        whole = _line(f"{number}", "original", base["title"], base["text"], at)
        yield whole
        yield _localised(whole, draw)
        if number % 2 == 0 and (other := _refilled(whole, draw)):
            yield _localised(other, draw) if number % 4 else other


def _line(label: str, kind: str, title: str, text: str, at: datetime) -> Line:
    url = f"https://{kind}.example/{label}"
    return {"url": url, "outlet": f"{kind}.example", "title": title, "text": text,
            "published_at": at.isoformat(), "label": label, "kind": kind}  # fmt: skip


def _localised(whole: Line, draw: random.Random) -> Line:
    """Return a text below a lead of another outlet's own, and in half of the cases below another title."""
    paragraphs = whole["text"].split("\n")
    kept = max(1, round(len(paragraphs) * draw.uniform(*_CUT))) if draw.random() < 1 / 3 else len(paragraphs)
    lead = _filled(f"{draw.choice(_WHO)} {draw.choice(_DO)}{draw.choice(_WHY)}{draw.choice(_MORE)}.", draw)
    title = draw.choice((whole["title"], _filled(draw.choice(_TITLES), draw)))
    kind = "local" if kept == len(paragraphs) else "local-cut"
    kind = kind if whole["kind"] == "original" else f"{whole['kind']}-{kind}"
    at = datetime.fromisoformat(whole["published_at"]) + timedelta(hours=draw.uniform(1, 20))
    return _line(whole["label"], kind, title, "\n".join((lead, *paragraphs[:kept])), at)


def _refilled(whole: Line, draw: random.Random) -> Line | None:
    """Return the same of another company, town or person; none where the first sentence names nobody."""
    first = _FIRST.match(whole["text"])
    if not first:
        return None
    named = set(_NAME.findall(first[0]))
    opening = _OPENING.match(first[0])
    if opening and opening[0] in _NAME.findall(whole["text"]):
        named.add(opening[0])
    if not named:
        return None
    others = dict(zip(sorted(named), draw.sample([*names("city"), *names("last")], len(named)), strict=True))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, others))})\b")
    title, text = (pattern.sub(lambda name: others[name[0]], whole[key]) for key in ("title", "text"))
    at = datetime.fromisoformat(whole["published_at"]) + timedelta(hours=2)
    return _line(f"{whole['label']}-twin", "twin", title, text, at)


def _filled(form: str, draw: random.Random) -> str:
    def fill(slot: re.Match[str]) -> str:
        if slot[1] == "n":
            return str(draw.randint(3, 60))
        return draw.choice(_DAY if slot[1] == "day" else names(slot[1]))

    return _SLOT.sub(fill, form)


def main() -> None:
    """Write the lines."""
    parser = ArgumentParser(description="Write texts under local leads and look-alikes, a JSON line each.")
    parser.add_argument("bases", type=Path, nargs="+", help="JSON lines {title, text}")
    parser.add_argument("--texts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bases = [orjson.loads(line) for path in options.bases for line in path.read_bytes().splitlines()]
    for line in local(bases, options.texts, options.seed):
        sys.stdout.buffer.write(orjson.dumps(line) + b"\n")


if __name__ == "__main__":
    main()
