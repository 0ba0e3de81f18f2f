"""Pages by the hundred: stories told at several outlets, resent, revised, retracted, and what is no article."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from streams.records import RawPage
from streams.wire import encode

__all__ = ["Pushed", "pages"]

_WORDS = (
    "river harbour council budget school bridge market farmer engine winter library museum village station "
    "doctor letter forest island teacher garden railway factory kitchen theatre painter soldier mountain "
    "measure report border treaty supply captain weather signal orchard granary quarry ferry tunnel archive"
).split()
_VERBS = (
    "opened closed visited repaired measured praised delayed approved rejected counted sold painted".split()
)
_NAMES = (
    "Adler Bosko Carling Dunmore Eklund Farrow Gantry Holm Ivers Jessop Kestrel Lomax Marsh Norrby".split()
)
_START = datetime(2025, 10, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Pushed:
    """A message for `raw-articles`."""

    key: bytes
    value: bytes | None


def pages(stories: int, seed: int) -> list[Pushed]:
    """Return about five pushes a story. The pushes of one URL keep their order; all else is shuffled."""
    rng = random.Random(seed)
    by_url: list[list[Pushed]] = []
    for number in range(stories):
        by_url.extend(_story(number, rng))
    turns = [n for n, pushes in enumerate(by_url) for _ in pushes]
    rng.shuffle(turns)
    waiting = [iter(pushes) for pushes in by_url]
    return [next(waiting[n]) for n in turns]


def _story(number: int, rng: random.Random) -> Iterator[list[Pushed]]:
    title, body = _title(rng), [_paragraph(rng) for _ in range(7)]
    at = _START + timedelta(minutes=10 * number)
    for outlet in range(rng.randint(1, 4)):
        url = f"https://outlet{outlet}.example/{number}"
        copy = body if outlet < 2 else body[:5]
        page = _page(url, title, copy, at + timedelta(minutes=outlet))
        yield [page, *_later(rng, url, title, copy, at, page)]
    if number % 10 == 0:
        yield [
            Pushed(
                b"https://outlet0.example/list",
                _page(f"https://outlet0.example/l{number}", "x", ["."], at).value,
            )
        ]
    if number % 10 == 5:
        yield [
            Pushed(
                b"https://outlet1.example/broken", b'{"url": "https://outlet1.example/b%d", "html":' % number
            )
        ]


def _later(
    rng: random.Random, url: str, title: str, body: list[str], at: datetime, page: Pushed
) -> Iterator[Pushed]:
    """Yield what comes of a page afterwards: nothing, a resend, a revision, a retraction."""
    turn = rng.random()
    if turn < 0.15:
        yield page
    elif turn < 0.3:
        yield _page(url, title, [*body, _paragraph(rng)], at)
    elif turn < 0.33:
        yield Pushed(url.encode(), None)


def _page(url: str, title: str, body: list[str], at: datetime) -> Pushed:
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    html = (
        f"<html lang=en><head><title>{title}</title><meta property='article:published_time' content='{at.isoformat()}'>"
        f"</head><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    return Pushed(url.encode(), encode(RawPage(url=url, html=html)))


def _title(rng: random.Random) -> str:
    return f"{rng.choice(_NAMES)} {rng.choice(_VERBS)} the {' '.join(rng.sample(_WORDS, 2))} of {rng.choice(_NAMES)}"


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(4))


def _sentence(rng: random.Random) -> str:
    first, second, third = rng.sample(_WORDS, 3)
    verb, name = rng.choice(_VERBS), rng.choice(_NAMES)
    return f"The {first} of the {second} near {name} {verb} a {third} for {rng.randint(2, 9999)} people of {rng.choice(_NAMES)}."
