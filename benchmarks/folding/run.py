"""Each index in a process of its own, at each size."""

import subprocess
import sys
from dataclasses import dataclass

from benchmarks.folding.whole import Whole
from streams.wire import decode

__all__ = ["WHOLE", "Measured", "measure", "measure_whole"]

WHOLE = "whole fold"


@dataclass(frozen=True, slots=True)
class Measured:
    """One index at one size. Times are of the processor, in seconds, but for the pause."""

    name: str
    articles: int  #: in the window
    fill: float  #: to put them all in
    memory: float  #: bytes an article, of the process, for it
    speed: float  #: articles a second: its candidates, itself in, the oldest out
    late: float  #: of one article: all but the slowest 1 % take less
    longest: float  #: of the slowest article
    pause: float  #: by the clock, with whatever else the machine did


def measure(name: str, articles: int) -> Measured:
    """Measure an index at a size."""
    return decode(_run(name, articles), Measured)


def measure_whole(articles: int) -> Whole:
    """Measure the whole fold at a size."""
    return decode(_run(WHOLE, articles), Whole)


def _run(name: str, articles: int) -> bytes:
    command = [sys.executable, "-m", "benchmarks.folding.child", name, str(articles)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 - our own words
