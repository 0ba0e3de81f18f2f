"""The two sides: how a worker of each is started, and where its articles come out."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

__all__ = ["EVERYDAY", "NEWSFOLD", "SIDES", "Side"]

_ROOT = Path(__file__).parents[2]
_INSIDE = Path(__file__).parent / "inside"


@dataclass(frozen=True, slots=True)
class Side:
    """What is measured."""

    name: str
    group: str  #: its consumer group
    articles: str  #: the topic that its articles come out on
    ledger: str | None  #: the topic with a record for every page, if it has one
    arguments: Callable[[str, Path], tuple[str, ...]]  #: of Python, for a broker and a folder of its own
    urls: Callable[[bytes], Iterator[str]]  #: whose articles a record of `articles` has

    def command(self, address: str, folder: Path) -> list[str]:
        """Return the command of one worker."""
        return [sys.executable, *self.arguments(address, folder)]

    def environment(self, address: str, samples: Path) -> Mapping[str, str]:
        """Return a worker's environment: as it is, with the sampler among what Python imports first."""
        path = os.pathsep.join(map(str, (_INSIDE, _ROOT)))
        return {
            **os.environ,
            "PYTHONPATH": path,
            "PIPELINE_SAMPLES": str(samples),
            "EVERYDAY_BROKERS": address,
        }


def _newsfold(address: str, folder: Path) -> tuple[str, ...]:
    return ("-m", "streams.cli", "worker", "--brokers", address, "--data-dir", str(folder))


def _everyday(_: str, folder: Path) -> tuple[str, ...]:
    module = ("-m", "benchmarks.pipeline.everyday", "--datadir", str(folder))
    return (*module, "worker", "--without-web", "--loglevel", "warn")


def _members(value: bytes) -> Iterator[str]:
    return (member["url"] for member in orjson.loads(value)["members"])


def _own(value: bytes) -> Iterator[str]:
    yield orjson.loads(value)["url"]


NEWSFOLD = Side("newsfold", "newsfold", "canonical-articles", "page-outcomes", _newsfold, _members)
EVERYDAY = Side("everyday", "everyday", "everyday-articles", None, _everyday, _own)
SIDES = {side.name: side for side in (NEWSFOLD, EVERYDAY)}
