"""The index of candidates, in flat arrays: 1 KB an article, and never a pause."""

from streams.fold.index.candidates import AT_ONCE, RESTING, Candidates
from streams.fold.index.keys import NO_MARKS, Marks, all_marks, marks, sampled, samples
from streams.fold.index.postings import Numbers

__all__ = [
    "AT_ONCE", "NO_MARKS", "RESTING", "Candidates", "Marks", "Numbers", "all_marks", "marks", "sampled",
    "samples",
]  # fmt: skip
