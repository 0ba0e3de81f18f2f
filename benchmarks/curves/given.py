"""What the steps are given, all of it made up: copies, templates, one outlet, URL, event or thread."""

import random
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle, islice

from benchmarks.folding.texts import text
from streams.cli.inputs import ArticleLine, article_of
from streams.records import (
    ArticleChange,
    CleanArticle,
    Extracted,
    Kind,
    Outcome,
    PageRead,
    RawPage,
    StoryContent,
    StoryFacts,
    Term,
)
from streams.text.minhash import sign
from streams.wire import encode
from tests.tally.events import NOON, coded, party, report

__all__ = [
    "copies", "distinct", "event_of_many", "family_of_many", "market", "near_copies", "one_outlet",
    "one_thread", "one_url", "page_of_symbols", "reversed_copies", "same_time", "text_of_symbols",
    "unlike_stories", "weather",
]  # fmt: skip

_START = datetime(2025, 3, 3, tzinfo=UTC)
_APART = timedelta(seconds=1)  #: 100,000 articles in 28 hours: all are in one window
_OUTLETS = 997
_LINE = 30  #: words of a paragraph
_DAYS = 25  #: over which events of a family are spread: fewer than the tally's window of 30
_TERMS, _OF_ITS_OWN = 64, 8  #: words of a story, and of one of many on one happening
_WORDS = 1_000_000  #: of the language
_UNIT = 100  #: characters of a page for each of its number

_SLOT = re.compile(r"\{(\w+)\}")
_MARKET = """\
Shares of {name} closed at {figure} euros on Monday, {figure} percent above the day before.
The index of leading shares stood at {figure} points after {figure} million shares had changed hands, \
fewer than on an average day of the month.
Among the winners were {name}, which rose by {figure} percent, and {name}, which rose by {figure} percent \
on hopes of higher profits in the second half of the year.
{name} lost {figure} percent after the company said that its turnover had fallen to {figure} million euros \
in the third quarter, and that it expected no recovery before the spring.
On the bond market the yield of the ten year bond was {figure} percent. A barrel of oil cost {figure} \
dollars, and an ounce of gold {figure} dollars in late trading."""
_WEATHER = """\
The weather in {town} on Tuesday: in the morning there will be clouds from the west, with temperatures of \
{degrees} degrees in the valley and {degrees} degrees on the hills.
In the afternoon {town} expects {degrees} millimetres of rain and a wind of {degrees} kilometres an hour, \
with gusts of up to {figure} on the coast.
During the night it will be dry, and temperatures will fall to {degrees} degrees. In {name} there may be \
fog, and drivers are asked to take care on the bridges.
The outlook for the rest of the week is for {degrees} hours of sunshine a day and a high of {degrees} \
degrees. The water of the lake near {name} has {degrees} degrees."""


# -- Articles to fold --------------------------------------------------------------


def copies(most: int) -> Iterator[bytes]:
    """Yield one article as many outlets print it, word for word, one after the other."""
    return (_change(number, _one(), number) for number in range(most))


def near_copies(most: int) -> Iterator[bytes]:
    """Yield the same with a line that each outlet adds."""
    return (_change(number, f"{_one()}\n{_own(number)}", number) for number in range(most))


def same_time(most: int) -> Iterator[bytes]:
    """Yield copies that all say that they were published at one and the same time."""
    return (_change(number, _one(), 0) for number in range(most))


def reversed_copies(most: int) -> Iterator[bytes]:
    """Yield copies of which each is older than the one before it."""
    return (_change(number, _one(), most - number) for number in range(most))


def market(most: int) -> Iterator[bytes]:
    """Yield one market report, each time with other companies and figures."""
    return (_change(number, _filled(_MARKET, number), number) for number in range(most))


def weather(most: int) -> Iterator[bytes]:
    """Yield one weather report, each time of another town and with other figures."""
    return (_change(number, _filled(_WEATHER, number), number) for number in range(most))


def distinct(most: int) -> Iterator[bytes]:
    """Yield articles that have nothing in common: what all others are held against."""
    return (_change(number, _paragraphs(text((1, number))), number) for number in range(most))


def _change(number: int, body: str, second: int) -> bytes:
    """Return an article of an outlet's own URL as it goes to the fold."""
    published = _START + second * _APART
    title = " ".join(body.split()[:8])
    line = ArticleLine(
        url=f"https://outlet{number % _OUTLETS}.example/news/{number}", title=title, text=body,
        language="en", published_at=published.isoformat(),
    )  # fmt: skip
    return encode(_as_change(article_of(line, number, signed=("en", _signature(body)))))


def _as_change(article: CleanArticle) -> ArticleChange:
    return ArticleChange(
        article_id=article.article_id, url=article.url, language=article.language, article=article,
        outcome=Outcome.PUBLISHED, origin=article.origin,
    )  # fmt: skip


_signature = cache(lambda body: sign(body, "en"))


@cache
def _one() -> str:
    return _paragraphs(text((7, 7)))


def _own(number: int) -> str:
    return " ".join(text((3, number % _OUTLETS))[:20])


def _paragraphs(words: list[str]) -> str:
    lines = (" ".join(words[at : at + _LINE]) for at in range(0, len(words), _LINE))
    return "\n".join(f"{line.capitalize()}." for line in lines)


def _name(draw: random.Random) -> str:
    return " ".join(word.capitalize() for word in text((11, draw.randrange(1_000_000)))[:2])


def _filled(template: str, number: int) -> str:
    """Return a template with other names and figures; the town is one throughout."""
    draw = random.Random(number)  # noqa: S311 - the same text each time, and no secret
    town = _name(draw)
    fill = {
        "town": lambda: town,
        "name": lambda: _name(draw),
        "figure": lambda: f"{draw.randint(2, 900)}.{draw.randint(10, 99)}",
        "degrees": lambda: str(draw.randint(2, 38)),
    }
    return _SLOT.sub(lambda slot: fill[slot[1]](), template)


# -- Pages to tidy -----------------------------------------------------------------


def one_outlet(most: int) -> Iterator[bytes]:
    """Yield pages of one outlet, which all begin and end with the same lines."""
    head, foot = " ".join(text((5, 1))[:14]), _paragraphs(text((5, 2))[:90])
    for number in range(most):
        body = f"{head}\n{_paragraphs(text((1, number)))}\n{foot}"
        yield encode(_read(number, f"https://times.example/{number}", body))


def one_url(most: int) -> Iterator[bytes]:
    """Yield one URL, each time with another text."""
    return (
        encode(_read(number, "https://times.example/live", _paragraphs(text((1, number)))))
        for number in range(most)
    )


def _read(number: int, url: str, body: str) -> PageRead:
    at = _START + number * _APART
    article = Extracted(
        url=url, canonical_url=None, outlet="times.example", outlet_name="The Times", section=None,
        kind=Kind.ARTICLE, title=" ".join(body.split("\n")[1].split()[:8]), text=body, authors=(),
        published_at=at, modified_at=None, language="en", agency=None, dateline=None, image=None,
        accessible_for_free=None, fetched_at=at, extractor="newsfold", extractor_reason="clear", removed=(),
    )  # fmt: skip
    origin = article_of(ArticleLine(url=url, text="", language="en"), number, arrived=at).origin
    return PageRead(url=url, article=article, origin=origin)


# -- Reports to tally --------------------------------------------------------------


def event_of_many(most: int) -> Iterator[bytes]:
    """Yield the reports of stories that all tell of one event."""
    event = coded("CONSULT", "TUR", "GRC", where="Athens")
    for number in range(most):
        yield encode(report(f"story{number}", event, hour=number / 3600))


def family_of_many(most: int) -> Iterator[bytes]:
    """Yield reports of attacks on one town by ever other hands: all of one family, each an event."""
    for number in range(most):
        event = coded("ASSAULT", where="Baghdad", day=number * _DAYS // most)
        hand = replace(party(""), name=f"Band {number}", text=f"Band {number}", country=None, sector="REB")
        own = replace(event, actor=(hand,), event_id=f"{number:032x}")
        given = report(f"story{number}", own)
        seen = NOON + timedelta(days=number * _DAYS / most)
        yield encode(replace(given, first_seen=seen, updated_at=seen))


# -- Stories to put into threads ---------------------------------------------------


def one_thread(most: int) -> Iterator[bytes]:
    """Yield stories that share 56 of their 64 words."""
    shared = [f"shared{number}" for number in range(_TERMS - _OF_ITS_OWN)]
    for number in range(most):
        yield _facts(number, [*(f"own{number}x{at}" for at in range(_OF_ITS_OWN)), *shared])


def unlike_stories(most: int) -> Iterator[bytes]:
    """Yield stories of words as news have them: a few that many have, and many that few have."""
    draw = random.Random(most)  # noqa: S311 - the same words each time, and no secret
    for number in range(most):
        ranks = (int(_WORDS ** draw.random()) for _ in range(2 * _TERMS))
        yield _facts(number, list(dict.fromkeys(f"word{rank}" for rank in ranks))[:_TERMS])


def _facts(number: int, words: list[str]) -> bytes:
    """Return a story's facts, its rarest words first."""
    rarest_first = sorted(words, key=lambda word: -len(word))
    terms = tuple(Term(word=word, weight=200, is_rare=True, is_name=False) for word in rarest_first)
    at = _START + number * _APART
    return encode(
        StoryFacts(
            story_id=f"story{number}",
            sequence=1,
            is_live=True,
            language="en",
            title="Talks in Athens",
            url=f"https://outlet{number % _OUTLETS}.example/{number}",
            outlet=f"outlet{number % _OUTLETS}.example",
            published_at=at,
            member_count=1,
            content=StoryContent(terms=terms, events=()),
            first_seen=at,
            updated_at=at,
        )
    )


# -- Pages of many symbols ---------------------------------------------------------


def page_of_symbols(number: int) -> bytes:
    """Return a page of so many hundred characters, with as many distinct symbols as there are."""
    lines = "".join(f"<p>{line}</p>" for line in _symbols(number).split("\n"))
    html = (
        f"<html><head><title>Signs</title></head><body><article><h1>Signs</h1>{lines}</article></body></html>"
    )
    return encode(RawPage(url="https://times.example/signs", html=html))


def text_of_symbols(number: int) -> bytes:
    """Return the same as an article for the fold."""
    return _change(number, _symbols(number), 0)


def _symbols(number: int) -> str:
    """Return paragraphs of words, each of which ends in another symbol."""
    signs, words = cycle(_signs()), cycle(text((9, 9)))
    size, made = 0, []
    while size < number * _UNIT:
        line = " ".join(f"{word}{sign}" for word, sign in islice(zip(words, signs, strict=False), _LINE))
        made.append(f"{line}.")
        size += len(line) + 2
    return "\n".join(made)


@cache
def _signs() -> str:
    kinds = {"Sm", "So", "Sc", "Sk", "Po", "Pd", "Ps", "Pe", "Nl", "No"}
    return "".join(
        sign for code in range(0xA1, sys.maxunicode) if unicodedata.category(sign := chr(code)) in kinds
    )
