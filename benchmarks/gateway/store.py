"""How fast the look-up store fills, and how soon a gateway answers from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from urllib.parse import urlencode

from benchmarks.gateway.made import COUNTRIES, LANGUAGES, Maker
from benchmarks.pipeline.processes import usage
from streams.serve.lookup import Filler
from tests.serve.process import GatewayProcess

__all__ = ["KINDS", "Answered", "Filled", "Given", "answered", "fill", "questions"]

_BATCH = 500  # as streams/serve/feeding.py takes them


@dataclass(frozen=True, slots=True)
class Filled:
    """What a fill took."""

    records: int
    seconds: float
    cpu: float
    bytes: int


def fill(file: Path, stories: int, say: Callable[[str], None]) -> Filled:
    """Fill a store. The time in which the records are made does not count."""
    filler, records, seconds, cpu = Filler(file), 0, 0.0, 0.0
    made = Maker().entries(stories)
    number = 0
    while entries := list(islice(made, _BATCH)):
        number += 1
        wall, spent = perf_counter(), process_time()
        doubts = filler.take(entries)
        seconds, cpu, records = (
            seconds + perf_counter() - wall,
            cpu + process_time() - spent,
            records + len(entries),
        )
        if doubts:
            raise AssertionError(doubts[0])
        if not number % 400:
            say(f"{records:,} records, {records / seconds:,.0f}/s")
    filler.close()
    size = sum(Path(f"{file}{end}").stat().st_size for end in ("", "-wal") if Path(f"{file}{end}").exists())
    return Filled(records, seconds, cpu, size)


Given = dict[str, str]  #: the parameters of a request
#: Kinds of questions: what a story is asked for by. Each is drawn anew for each question.
KINDS: dict[str, Callable[[Maker, int], Given]] = {
    "newest": lambda made, n: {},
    "most outlets": lambda made, n: {"order": "most-outlets"},
    "language": lambda made, n: {"language": made.pick(LANGUAGES)},
    "outlet": lambda made, n: {"outlet": made.outlet()},
    "outlet, most outlets": lambda made, n: {"outlet": made.outlet(), "order": "most-outlets"},
    "country": lambda made, n: {"country": made.pick(COUNTRIES)},
    "since": lambda made, n: {"since": made.day(n).isoformat()},
    "until, 3 outlets": lambda made, n: {"until": made.day(n).isoformat(), "min_outlets": "3"},
    "a word": lambda made, n: {"q": made.word()},
    "a rare word": lambda made, n: {"q": made.rare_word()},
    "three words": lambda made, n: {"q": f"{made.word()} {made.word()} {made.word()}"},
    "a word, language": lambda made, n: {"q": made.word(), "language": made.pick(LANGUAGES)},
    "a word, most outlets": lambda made, n: {"q": made.word(), "order": "most-outlets"},
}


def questions(stories: int, count: int) -> dict[str, list[Given]]:
    """Return so many questions of each kind."""
    made = Maker(seed=2)
    return {kind: [draw(made, stories) for _ in range(count)] for kind, draw in KINDS.items()}


@dataclass(slots=True)
class Answered:
    """Seconds of each question, and the gateway's processor time for all of them."""

    seconds: list[float] = field(default_factory=list)
    cpu: float = 0.0


def answered(gateway: GatewayProcess, asked: list[Given]) -> Answered:
    """Ask one after the other."""
    made, before = Answered(), usage(gateway.pid).seconds
    for given in asked:
        began = perf_counter()
        answer = gateway.client.get(f"/stories?{urlencode(given)}")
        made.seconds.append(perf_counter() - began)
        answer.raise_for_status()
    made.cpu = usage(gateway.pid).seconds - before
    return made
