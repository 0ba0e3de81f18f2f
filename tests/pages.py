"""Pages by the hundred: stories told at several outlets, resent, revised, retracted, and what is none."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

from streams.records import RawPage
from streams.wire import encode

__all__ = ["Pushed", "pages"]

_NOUNS = """river harbour council budget school bridge market farmer engine winter library museum village
    station doctor letter forest island teacher garden railway factory kitchen theatre painter soldier
    mountain measure report border treaty supply captain weather signal orchard granary ferry""".split()  # noqa: SIM905 - words, as they are read
_HAUPTWORTE = """Brücke Schule Straße Bäckerei Grenze Regierung Zeitung Gemeinde Werkstatt Kirche Wiese
    Mauer Küste Insel Reise Prüfung Ernte Messe Stimme Sitzung Bibliothek Universität""".split()  # noqa: SIM905 - likewise
_VERBS = ["opened", "closed", "visited", "repaired", "praised", "delayed", "approved", "rejected", "counted"]
_NAMES = ["Adler", "Bosko", "Carling", "Dunmore", "Eklund", "Farrow", "Gantry", "Holm", "Ivers", "Jessop"]
_START = datetime(2025, 10, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Pushed:
    """A message for `raw-articles`."""

    key: bytes
    value: bytes | None


@dataclass(frozen=True)
class Telling:
    """A story as one outlet tells it."""

    url: str
    title: str
    body: tuple[str, ...]
    at: datetime

    def page(self, *more: str) -> Pushed:
        """Return the page, with more paragraphs below."""
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in (*self.body, *more))
        published = f"<meta property='article:published_time' content='{self.at.isoformat()}'>"
        head = f"<head><title>{self.title}</title>{published}</head>"
        article = f"<article><h1>{self.title}</h1>{paragraphs}</article>"
        html = f"<html lang=en>{head}<body><nav><a href=/>Home</a></nav>{article}</body></html>"
        return Pushed(self.url.encode(), encode(RawPage(url=self.url, html=html)))


def pages(stories: int, seed: int) -> list[Pushed]:
    """Return about four pushes a story. The pushes of one URL keep their order; all else is shuffled."""
    rng = random.Random(seed)
    by_url = [pushes for number in range(stories) for pushes in _story(number, rng)]
    turns = [n for n, pushes in enumerate(by_url) for _ in pushes]
    rng.shuffle(turns)
    waiting = [iter(pushes) for pushes in by_url]
    return [next(waiting[n]) for n in turns]


def _story(number: int, rng: random.Random) -> Iterator[list[Pushed]]:
    sentence = _satz if number % 4 == 0 else _sentence
    title, body = _title(rng), tuple(_paragraph(rng, sentence) for _ in range(7))
    at = _START + timedelta(minutes=10 * number)
    for outlet in range(rng.randint(1, 4)):
        url = f"https://outlet{outlet}.example/{number}"
        telling = Telling(url, title, body if outlet < 2 else body[:5], at + timedelta(minutes=outlet))
        yield [telling.page(), *_later(telling, rng)]
    if number % 10 == 0:
        yield [Telling(f"https://outlet0.example/empty/{number}", "x", (".",), at).page()]
    if number % 10 == 5:
        yield [Pushed(b"https://outlet1.example/broken", b'{"url": "https://outlet1.example/b%d",' % number)]


def _later(telling: Telling, rng: random.Random) -> Iterator[Pushed]:
    """Yield what comes of a page afterwards: nothing, a resend, a revision, a retraction."""
    turn = rng.random()
    if turn < 0.15:
        yield telling.page()
    elif turn < 0.3:
        yield telling.page(_paragraph(rng))
    elif turn < 0.33:
        yield Pushed(telling.url.encode(), None)


def _title(rng: random.Random) -> str:
    first, second = rng.sample(_NOUNS, 2)
    return f"{rng.choice(_NAMES)} {rng.choice(_VERBS)} the {first} {second} of {rng.choice(_NAMES)}"


def _sentence(rng: random.Random) -> str:
    first, second, third = rng.sample(_NOUNS, 3)
    who, other, verb = rng.choice(_NAMES), rng.choice(_NAMES), rng.choice(_VERBS)
    count = rng.randint(2, 9999)
    return f"The {first} of the {second} near {who} {verb} a {third} for {count} people of {other}."


def _satz(rng: random.Random) -> str:
    """Return a sentence in German: another language is another partition of the fold."""
    first, second, third = rng.sample(_HAUPTWORTE, 3)
    who, count = rng.choice(_NAMES), rng.randint(2, 9999)
    return f"Die {first} an der {second} bei {who} wurde wegen der {third} für {count} Menschen eröffnet."


def _paragraph(rng: random.Random, sentence: Callable[[random.Random], str] = _sentence) -> str:
    return " ".join(sentence(rng) for _ in range(4))
