"""Real pages, as many as are asked for, and hardly one of them the same article as another by accident.

The first round is the pages as they are, the later ones are the same pages *reworded*: the words of the
article are exchanged for one another, each everywhere in its page, at another URL. What is left of runs of
three words is some hundredths, so that neither side takes the article for the one that it was. The outlet's
own lines (menus, notices) stay as they are: an outlet's pages share them. Every tenth page is followed by a
*reprint*: the same text at another outlet, which both sides should find.
"""

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from random import Random
from urllib.parse import urlsplit, urlunsplit

from streams.errors import UsageError
from streams.evaluation import read_gold
from streams.ids import normalise_url
from streams.records import RawPage

__all__ = ["Source", "distinct", "first", "read_sources", "reworded"]

_REPRINTED = 10  #: every tenth page has a reprint
_LONG = 5  #: letters of a word that is exchanged: shorter ones are mostly what holds a sentence together
_SPACED = 12  #: characters a space; texts with fewer spaces have no words that could be exchanged
_ENDINGS = (
    "ed",
    "ing",
    "ly",
    "s",
)  #: words change places with those of their ending: verbs with verbs, mostly

_WORD = re.compile(r"[^\W\d_]+")
#: Text between two tags, and the places in the head and in the page's data that repeat the article's text.
_TEXT = re.compile(
    r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|(?P<text>[^<]+)", re.DOTALL | re.IGNORECASE
)
_HEAD = re.compile(
    r"""<meta\b[^>]*\b(?:property|name|itemprop)=["'](?:og:|twitter:|)(?:title|description|headline)["'][^>]*>""",
    re.IGNORECASE,
)
_DATA = re.compile(
    r'"(?:headline|alternativeHeadline|description|articleBody|name)"\s*:\s*"(?:[^"\\]|\\.)*"', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Source:
    """A real page, and what is the article in it."""

    url: str
    html: str
    body: str  #: title and text
    words: str  #: all words of the body, one space between two


def read_sources(folders: Sequence[Path]) -> list[Source]:
    """Read folders as `newsfold eval clean` takes them, in one order that mixes them."""
    sources: dict[str, Source] = {}
    for folder in folders:
        for page, markup in read_gold(folder):
            url, body = normalise_url(page.url), f"{page.title or ''}\n{page.body}"
            sources[url] = Source(url, markup, body, _words(body))
    mixed = list(sources.values())
    Random(1).shuffle(mixed)  # noqa: S311 - the same order in every run
    return mixed


def distinct(sources: Sequence[Source]) -> Iterator[RawPage]:
    """Yield pages without end. Raises `UsageError` where there is nothing to make them of."""
    spaced = [source for source in sources if source.body.count(" ") * _SPACED >= len(source.body)]
    if not spaced:
        raise UsageError("no page has a text in words; give folders that `newsfold eval clean` takes")
    numbers = count(1)
    for at in count():
        for source in spaced if at else sources:
            page = reworded(source, at) if at else RawPage(url=source.url, html=source.html)
            yield page
            if next(numbers) % _REPRINTED == 0:
                yield _reprint(page)


def reworded(source: Source, at: int) -> RawPage:
    """Return the page with the article's words exchanged, another way for each number."""
    exchange = _exchange(source.body, Random(f"{source.url} {at}"))  # noqa: S311 - the same words in every run
    url = _moved(source.url, at)

    def text(part: re.Match[str]) -> str:
        words = part["text"]
        is_ours = words and _words(html.unescape(words)) in source.words
        return _replaced(words, exchange) if is_ours else part[0]

    def whole(part: re.Match[str]) -> str:
        return _replaced(part[0], exchange)

    changed = _DATA.sub(_values(exchange), _HEAD.sub(whole, _TEXT.sub(text, source.html)))
    return RawPage(url=url, html=changed.replace(source.url, url))


def _values(exchange: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    """Exchange words in what stands behind a name, not in the name."""

    def value(part: re.Match[str]) -> str:
        name, colon, words = part[0].partition(":")
        return f"{name}{colon}{_replaced(words, exchange)}"

    return value


def _exchange(body: str, random: Random) -> dict[str, str]:
    """Give each word of the body another of it, of the same case and, where it has one, the same ending."""
    groups: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for word in sorted({word for word in _WORD.findall(body) if len(word) >= _LONG}):
        ending = next((end for end in _ENDINGS if word.endswith(end)), "")
        groups[word[0].isupper(), ending].append(word)
    exchange: dict[str, str] = {}
    for words in groups.values():
        random.shuffle(words)
        exchange |= dict(zip(words, (*words[1:], words[0]), strict=True))
    return exchange


def _replaced(text: str, exchange: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: exchange.get(word[0], word[0]), text)


def _moved(url: str, at: int) -> str:
    split = urlsplit(url)
    path, dot, kind = split.path.rstrip("/").rpartition(".")
    moved = f"{path}-{at}{dot}{kind}" if dot and "/" not in kind else f"{split.path.rstrip('/')}-{at}"
    return normalise_url(urlunsplit(split._replace(path=moved)))


def _reprint(page: RawPage) -> RawPage:
    """Return the page as another outlet ran it, at an address under the reserved `.example`."""
    split = urlsplit(page.url)
    url = normalise_url(urlunsplit(split._replace(netloc=f"{split.netloc}.reprints.example")))
    return RawPage(url=url, html=(page.html or "").replace(page.url, url))


def _words(text: str) -> str:
    """Return the words alone: a page and what is right of it differ in quotation marks and spaces."""
    return " ".join(_WORD.findall(text))


def first(sources: Sequence[Source], *sizes: int) -> list[list[RawPage]]:
    """Return so many pages, and so many of those that follow, and so on."""
    pages = distinct(sources)
    return [list(islice(pages, size)) for size in sizes]
