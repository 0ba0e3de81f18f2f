"""The index of candidates, in flat arrays: 1 KB an article, and never a pause."""

from streams.fold.index.candidates import Candidates
from streams.fold.index.keys import Marks, marks

__all__ = ["Candidates", "Marks", "marks"]
