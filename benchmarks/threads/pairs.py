"""The pairs as they lie in `pairs.jsonl`: articles by address and hash, what readers said, and the label."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from streams.wire import decode

__all__ = ["PAIRS", "LabelledPair", "Verdict", "read_pairs"]

PAIRS = Path(__file__).with_name("pairs.jsonl")

Verdict = Literal["same", "other"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledPair:
    """A line. `label` is what both readings say, or what a third look decided."""

    first: str
    second: str
    first_sha: str
    second_sha: str
    readers: tuple[Verdict, Verdict]
    label: Verdict


def read_pairs(path: Path = PAIRS) -> list[LabelledPair]:
    """Return the labelled pairs, in the order of their addresses."""
    return [decode(line, LabelledPair) for line in path.read_bytes().splitlines()]
