"""`python -m benchmarks.threads.draw`: pairs of articles for readers, from alike to unlike.

Articles are compared by the cosine of the words (TF-IDF) of title and first hundred words. So many pairs are
drawn of each stratum of similarity as `STRATA` says, by a fixed seed, so that both what is one happening and
what only looks so are many. Pairs of the same text are left out, for they are the fold's. The same file gives
the same pairs.
"""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import numpy as np
import orjson

from streams.cli.lines import each, lines_of
from streams.errors import BadInput

__all__ = ["STRATA", "Article", "Pair", "drawn", "likeness", "sha_of", "shuffled"]

#: From which similarity on, and how many pairs at most. What a stratum lacks is drawn of the next one.
STRATA = ((0.5, 29), (0.35, 99), (0.25, 193), (0.18, 100), (0.1, 49), (0.0, 30))
_SEED = 20050
_LEAD, _SHOWN = 100, 60  # words
_COPY = 0.5  #: share of word pairs of the shorter lead that the other one has: it is the same text
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_HELP = """Draw 500 pairs of the articles of FILE (JSON lines {url, title, text}), and print their names.

\b
  python -m benchmarks.threads.draw bases.jsonl
  python -m benchmarks.threads.draw bases.jsonl --sheet 1    # titles and leads, for a reader
"""
_Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A line of input."""

    url: str
    title: str
    text: str


Pair = tuple[float, Article, Article]


def sha_of(text: str) -> str:
    """Return what tells a text from another without giving it away."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def likeness(articles: Sequence[Article]) -> _Matrix:
    """Return the cosine of each two articles, by title and lead."""
    counts = [Counter(_words(article)) for article in articles]
    seen = Counter(word for count in counts for word in count)
    places = {word: place for place, word in enumerate(sorted(word for word in seen if seen[word] > 1))}
    table = np.zeros((len(articles), len(places)))
    for row, count in enumerate(counts):
        for word in count.keys() & places.keys():
            table[row, places[word]] = (1 + np.log(count[word])) * np.log(len(articles) / seen[word])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    whole: _Matrix = table @ table.T
    return whole


def drawn(articles: Sequence[Article]) -> list[Pair]:
    """Return the pairs with their similarity, stratum by stratum from the most alike."""
    alike, draw = likeness(articles), random.Random(_SEED)  # noqa: S311 - a sample, no secret
    leads = [set(pairwise(_words(article))) for article in articles]
    bounds, chosen, owed = [2.0, *(low for low, _ in STRATA)], [], 0
    for (high, low), (_, count) in zip(pairwise(bounds), STRATA, strict=True):
        found = np.argwhere(np.triu((alike >= low) & (alike < high), 1)).tolist()
        own = [(one, other) for one, other in found if not _copied(leads[one], leads[other])]
        some = draw.sample(own, min(count + owed, len(own)))
        owed += count - len(some)
        chosen += [(float(alike[one, other]), articles[one], articles[other]) for one, other in some]
    return chosen


def shuffled(pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """Return the pairs in a reader's order, which says nothing of how alike they are."""
    return random.Random(seed).sample(list(pairs), len(pairs))  # noqa: S311 - an order, no secret


def _shown(article: Article) -> str:
    return f"  {article.title} | {' '.join(article.text.split()[:_SHOWN])}"


def _words(article: Article) -> list[str]:
    lead = " ".join(article.text.split()[:_LEAD])
    return _WORD.findall(f"{article.title} {lead}".lower().replace("’", "'"))


def _copied(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    return len(one & other) >= _COPY * min(len(one), len(other))


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--sheet", type=int, metavar="SEED", help="Print a reader's sheet, in the order of SEED.")
def main(file: Path, sheet: int | None) -> None:
    """See `_HELP`."""
    lines = (line for _, line in each(lines_of((file,)), Article))
    pairs = drawn([line for line in lines if not isinstance(line, BadInput)])
    if sheet is None:
        for alike, one, other in pairs:
            click.echo(orjson.dumps(_named(alike, one, other)).decode())
    else:
        for number, (_, one, other) in enumerate(shuffled(pairs, sheet), 1):
            click.echo(f"{number}\n{_shown(one)}\n{_shown(other)}")


def _named(alike: float, one: Article, other: Article) -> dict[str, str | float]:
    return {
        "first": one.url,
        "second": other.url,
        "first_sha": sha_of(one.text),
        "second_sha": sha_of(other.text),
        "alike": round(alike, 3),
    }


if __name__ == "__main__":
    main()
