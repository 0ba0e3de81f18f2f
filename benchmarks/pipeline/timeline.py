"""How many records each topic was given in each stretch of time, drawn as a table."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table

__all__ = ["counts", "timeline"]

_BAR = 6  #: characters of the longest bar
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def counts(records: Iterable[tuple[str, float]], began: float, step: float) -> list[Counter[str]]:
    """Return for each stretch, from the first to that of the last record, how many each topic was given."""
    stretches: list[Counter[str]] = []
    for topic, at in records:
        number = max(0, int((at - began) // step))
        while len(stretches) <= number:
            stretches.append(Counter())
        stretches[number][topic] += 1
    return stretches


def timeline(stretches: Sequence[Counter[str]], topics: Sequence[str], step: float) -> Table:
    """Return a row for each stretch and a column for each topic: the number, and a bar beside it.

    A bar is as long as the number is beside the largest of its topic. A dot is where a topic was given
    nothing between two stretches in which it was: there its stage stood still.
    """
    table = Table("from", box=None, pad_edge=False)
    for topic in topics:
        table.add_column(topic, no_wrap=True)
    most = {topic: max((one[topic] for one in stretches), default=0) for topic in topics}
    for number, one in enumerate(stretches):
        cells = (_cell(one[topic], most[topic], _is_between(stretches, number, topic)) for topic in topics)
        table.add_row(f"{number * step:4.0f} s", *cells)
    table.add_row("all", *(f"{sum(one[topic] for one in stretches):4}" for topic in topics))
    return table


def _cell(count: int, most: int, is_between: bool) -> str:
    if not count:
        return "   ·" if is_between else ""
    return f"{count:4} {_bar(count / most)}"


def _bar(share: float) -> str:
    whole, rest = divmod(round(share * _BAR * 8), 8)
    return ("█" * whole + _EIGHTHS[rest]).rstrip()


def _is_between(stretches: Sequence[Counter[str]], number: int, topic: str) -> bool:
    return any(one[topic] for one in stretches[:number]) and any(one[topic] for one in stretches[number:])
