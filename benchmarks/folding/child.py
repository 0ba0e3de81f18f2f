"""A process that measures one index: `python -m benchmarks.folding.child NAME ARTICLES`, see `run`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from math import ceil
from time import perf_counter, process_time

from benchmarks.folding.made import Article, Feed
from benchmarks.folding.rivals import INDEXES, Index
from benchmarks.folding.run import WHOLE, Measured
from benchmarks.folding.whole import resident, whole
from streams.fold import AT_ONCE
from streams.wire import encode

_Numbered = tuple[int, Article]

_STEADY = 20_000  #: articles taken one by one into the full one, at most


def main() -> None:
    """Measure, and write what was measured."""
    name, count = sys.argv[1], int(sys.argv[2])
    sys.stdout.buffer.write(encode(whole(count) if name == WHOLE else _index(name, count)))


def _index(name: str, count: int) -> Measured:
    """Fill an index; then let articles come and the oldest leave."""
    steady = min(_STEADY, count)
    feed, index = Feed(count + steady + 1), INDEXES[name]()
    index.fill([(count, feed.article(0))])
    index.remove(count, feed.article(0))  # what it takes when it is empty does not count
    before = resident()
    filled = _fill(index, feed, count)
    memory = resident() - before
    return Measured(name, count, filled, memory / count, *_run(index, feed, count, steady))


def _fill(index: Index, feed: Feed, count: int) -> float:
    """Put in so many articles; return the processor time in seconds."""
    numbers, spent = iter(range(1, count + 1)), 0.0
    while batch := [(number, feed.article(number)) for number in islice(numbers, AT_ONCE)]:
        start = process_time()
        index.fill(batch)
        spent += process_time() - start
    return spent


def _run(index: Index, feed: Feed, count: int, steady: int) -> tuple[float, float, float, float]:
    """Return articles a second, the time of all but the slowest 1 %, of the slowest, and its pause."""
    times, pause, numbers = [], 0.0, iter(range(count + 1, count + steady + 1))
    while batch := list(islice(numbers, AT_ONCE)):
        coming = [(number, feed.article(number)) for number in batch]
        leaving = [(number - count, feed.article(number - count)) for number in batch]
        for step in _steps(index, coming, leaving):
            start, begun = process_time(), perf_counter()
            step()
            times.append(process_time() - start)
            pause = max(pause, perf_counter() - begun)
    times.sort()
    return len(times) / sum(times), times[ceil(0.99 * len(times)) - 1], times[-1], pause


def _steps(
    index: Index, coming: Sequence[_Numbered], leaving: Sequence[_Numbered]
) -> Iterator[Callable[[], None]]:
    """Yield what is to be done with each article; with the first, what is done ahead for all of them."""
    ahead = [article for _, article in coming]
    for came, gone in zip(coming, leaving, strict=True):
        yield partial(_step, index, ahead, came, gone)
        ahead = []


def _step(index: Index, ahead: Sequence[Article], came: _Numbered, gone: _Numbered) -> None:
    if ahead:
        index.ahead(ahead)
    number, article = came
    index.near(article)
    index.add(number, article)
    index.remove(*gone)


if __name__ == "__main__":
    main()
