"""How far two readers agree who do not see each other's labels: Cohen's kappa."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.events.corpus.records import Label, LabelledText

__all__ = ["Agreement", "agreements", "kappa"]

_FIELDS: dict[str, Callable[[Label], Hashable]] = {
    "mood": lambda label: label.mood,
    "actors' words": lambda label: frozenset(one.quote for one in label.actor),
    "actors' countries": lambda label: frozenset(one.country for one in label.actor),
    "actors' sectors": lambda label: frozenset(one.sector for one in label.actor),
    "targets' words": lambda label: frozenset(one.quote for one in label.recipient),
    "targets' countries": lambda label: frozenset(one.country for one in label.recipient),
    "targets' sectors": lambda label: frozenset(one.sector for one in label.recipient),
    "day": lambda label: label.day,
    "country of the place": lambda label: label.place and label.place.country,
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many judgements two readers made, which share of them is the same, and kappa."""

    what: str
    count: int
    same: float
    kappa: float


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """Return the share of pairs that agree, and Cohen's kappa (1960): agreement beyond that of chance."""
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    first, second = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(first[one] * second[one] for one in first) / len(pairs) ** 2
    return agreed, 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def agreements(texts: Iterable[LabelledText]) -> list[Agreement]:
    """Compare the labels of texts that two readers labelled: event or none, root, and fields of events.

    A root that the other reader lets pass as well agrees. Fields are compared where both see one event of a
    root, told anew.
    """
    pairs = [pair for text in texts if text.second for pair in zip(text.labels, text.second, strict=True)]
    events = [(one, other) for one, other in pairs if one.roots and other.roots]
    whole = [(one, other) for one, other in events if one.same is None and other.same is None]
    same_root = [(one, other) for one, other in whole if one.roots & other.roots]
    compared: list[tuple[str, list[tuple[Hashable, Hashable]]]] = [
        ("event or none", [(bool(one.roots), bool(other.roots)) for one, other in pairs]),
        ("root or none", [_roots(one, other) for one, other in pairs]),
        ("root of events", [_roots(one, other) for one, other in events]),
        *((name, [(read(one), read(other)) for one, other in same_root]) for name, read in _FIELDS.items()),
    ]
    return [Agreement(name, len(some), *kappa(some)) for name, some in compared if some]


def _roots(one: Label, other: Label) -> tuple[str, str]:
    both = sorted(one.roots & other.roots)
    return (both[0], both[0]) if both else (one.root, other.root)
