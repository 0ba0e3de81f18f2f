"""An invented outlet's stream of articles, with what of every article is the outlet's own and what is told.

No sentence here was ever printed. What matters is what stands again and where: a running story shares its
quotes and its background, a market report its template, a copy its whole body; and a disclaimer, a
newsletter's line or an author's blurb stands in articles that have nothing else in common.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import NamedTuple

from streams.records import PageRead
from tests.make import NOON, extracted, origin

__all__ = ["CONTENT", "FURNITURE", "OUTLET", "LabelledPage", "page", "stream"]

OUTLET = "Harrow Daily"


class _Furniture(NamedTuple):
    share: float  #: of the articles that have one of the lines
    place: str
    lines: tuple[str, ...]


_LIKES = ("chess", "tea", "maps", "owls", "bread", "kites", "moss", "pianos")
_MEMBERS = (
    "Independent journalism has its price. If you value what we do, become a member of Harrow Daily for the "
    "price of one coffee every month, and read without advertising on any device that you own."
)
#: What is to be taken off, by how it stands.
FURNITURE = {
    "disclaimer": _Furniture(
        0.9, "tail", ("Views given here are no advice, and Harrow Daily is not liable for errors in them.",)
    ),
    "copyright": _Furniture(
        0.6,
        "tail",
        tuple(f"© {year} Harrow Daily. No reproduction without a licence." for year in (2024, 2025)),
    ),
    "head box": _Furniture(0.3, "head", ("Reading this on a phone? Put Harrow Daily on your home screen.",)),
    "author's blurb": _Furniture(
        0.7,
        "tail",
        tuple(f"The writer joined Harrow Daily after years at sea and likes {x}." for x in _LIKES),
    ),
    "newsletter's line": _Furniture(
        0.3, "inside", ("Our evening newsletter brings you this and more: subscribe for free.",)
    ),
    "membership note": _Furniture(0.2, "inside", (_MEMBERS,)),
    "app line": _Furniture(0.1, "inside", ("Continue this in our app",)),
    "standing note": _Furniture(
        0.03, "tail", ("Letters for publication reach the readers' editor by post or by form.",)
    ),
}
#: What is to stay, though it stands in several articles.
CONTENT = (
    "body", "quotation", "reported speech", "background", "report's template", "copied body", "stock phrase",
    "heading",
)  # fmt: skip

_SUFFIXES = (f" | {OUTLET}", f" | {OUTLET}", f" | Sport | {OUTLET}")
_HEADINGS = ("Background", "What is known", "How it began", "What comes next")
_STOCK = ("Nobody was hurt.", "The company did not respond to a request for comment.", "The case continues.")
_TEMPLATE = ("Trading was thin.", "Turnover stayed below the average of the past thirty days of trading.")
_SYLLABLES = ("kar", "ve", "lon", "mar", "tis", "ol", "bren", "da", "fu", "gri", "sel", "no", "hav", "pem")
_ENGLISH = """people officials report months figures early later several public plans would after under which
number decision first yesterday meeting members return office pressure largest weeks further expected second
local evening morning support question region country service measure already always another around because
before began behind believe better between beyond brought called cannot carry centre chance change chief
cities children claim clear close coast common could course cover create current debate demand depend despite
detail different difficult during earlier effect enough every example family farmers field final
follow force former
"""


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3))


def _common(random: Random) -> tuple[str, ...]:
    """Return the words that all stories have alike, so many that two articles may share some by chance."""
    return (*_ENGLISH.split(), *(_word(random) for _ in range(300)))


_COMMON = _common(Random(0))


@dataclass(frozen=True)
class LabelledPage:
    """A page of the stream, and what kind of paragraph each of its lines is."""

    read: PageRead
    kinds: dict[str, str]
    title: str  #: without the outlet's suffix


@dataclass
class _Story:
    """What one story is told with: its names, its nouns, and the lines that its articles share."""

    random: Random
    shared: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [_word(self.random).title() for _ in range(4)]
        is_local = self.random.random() < 0.3
        self.words = [*(["Harrow"] if is_local else []), *names, *(_word(self.random) for _ in range(8))]
        quote = f"we will never give in to anything like the {_word(self.random)}"
        self.shared[f"“{quote.capitalize()}.”"] = "quotation"
        self.shared[f"They repeated that {quote}."] = "reported speech"
        self.shared |= {self.sentence(): "background" for _ in range(2)}

    def sentence(self, own: int = 3) -> str:
        """Return a sentence with some of the story's words among common ones."""
        chosen = self.random.sample(self.words, own) + self.random.choices(_COMMON, k=7)
        self.random.shuffle(chosen)
        return " ".join(["The", *chosen[:4], "of the", *chosen[4:]]) + "."

    def title(self) -> str:
        """Return a title of three of the story's words and two others."""
        chosen = self.random.sample(self.words, 3) + self.random.choices(_COMMON, k=2)
        self.random.shuffle(chosen)
        return " ".join(chosen).capitalize()

    def body(self, paragraphs: int) -> dict[str, str]:
        """Return paragraphs of which each has up to four of the story's words."""
        return {self.sentence(self.random.choice((0, 2, 3, 4))): "body" for _ in range(paragraphs)}


Parts = Iterator[tuple[str, dict[str, str]]]  #: titles, and what each line of a text is


def stream(articles: int, seed: int = 0, length: int = 9) -> list[LabelledPage]:
    """Return about so many pages, ten minutes apart, of up to twice `length` paragraphs.

    Half are stories of their own; the others are of running stories, reports and copies.
    """
    random = Random(seed)
    parts = list(_parts(random, articles, length))
    random.shuffle(parts)
    return [_labelled(random, number, title, lines) for number, (title, lines) in enumerate(parts)]


def page(number: int, title: str, text: str, hours: float = 0) -> PageRead:
    """Return a page of the invented outlet."""
    at = NOON + timedelta(hours=hours)
    article = extracted(
        f"https://harrow.example/{number}",
        outlet="harrow.example",
        title=title,
        text=text,
        fetched_at=at,
    )
    return PageRead(url=article.url, article=article, origin=replace(origin(number), timestamp=at))


def _parts(random: Random, articles: int, length: int) -> Parts:
    yield from (_single(random, length) for _ in range(articles // 2))
    for _ in range(articles // 40):
        yield from _running(random, length)
        yield from _copies(random, length)
    yield from _reports(random, articles // 10)


def _single(random: Random, length: int) -> tuple[str, dict[str, str]]:
    """A story that is told once; now and then with a phrase or a heading that others have too."""
    story = _Story(random)
    stock = {random.choice(_STOCK): "stock phrase"} if random.random() < 0.06 else {}
    heading = {random.choice(_HEADINGS): "heading"} if random.random() < 0.06 else {}
    upper, lower = story.body(random.randint(2, length)), story.body(random.randint(1, length))
    return story.title(), {**upper, **heading, **stock, **lower}


def _running(random: Random, length: int) -> Parts:
    """A story that goes on in a dozen articles, each with some of its quotes and background."""
    story = _Story(random)
    for _ in range(12):
        again = {line: kind for line, kind in story.shared.items() if random.random() < 0.6}
        yield story.title(), {**story.body(random.randint(3, length)), **again}


def _copies(random: Random, length: int) -> Parts:
    """One agency's text under four headlines; the last two have a new top."""
    story = _Story(random)
    text = dict.fromkeys(story.body(length), "copied body")
    for number in range(4):
        yield story.title(), {**(story.body(2) if number > 1 else {}), **text}


def _reports(random: Random, number: int) -> Parts:
    """A market report a day, filled into one template."""
    for day in range(number):
        points = random.randint(100, 999)
        lead = (
            f"The Harrow index closed at {points} points, led by Karvesel and Lonmartis shares, on day {day}."
        )
        again = {line: "report's template" for line in _TEMPLATE if random.random() < 0.7}
        yield f"Harrow index closes at {points} points", {lead: "body", **again}


def _labelled(random: Random, number: int, title: str, lines: dict[str, str]) -> LabelledPage:
    chosen = {kind: random.choice(f.lines) for kind, f in FURNITURE.items() if random.random() < f.share}
    around = {place: [line for kind, line in chosen.items() if FURNITURE[kind].place == place]
              for place in ("head", "inside", "tail")}  # fmt: skip
    body = list(lines)
    for line in around["inside"]:
        body.insert(random.randint(1, len(body)), line)
    text = "\n".join([*around["head"], *body, *around["tail"]])
    kinds = {**lines, **{line: kind for kind, line in chosen.items()}}
    return LabelledPage(page(number, title + random.choice(_SUFFIXES), text, number / 6), kinds, title)
