"""What two runs of newsfold made of the same pages, side by side: the run that was, and a replay of it.

Records are read as JSON, and not by their schemas: the two may be of different versions. No text is kept:
of each story, event and thread its id and a fingerprint of each field.
"""

from streams.replay.copies import HEADER, Copies, Place, origin_of
from streams.replay.differences import (
    Articles,
    Canonicals,
    Differences,
    Events,
    Stories,
    Threads,
    differences,
)
from streams.replay.sides import NOWHERE, Ending, Side

__all__ = [
    "HEADER",
    "NOWHERE",
    "Articles",
    "Canonicals",
    "Copies",
    "Differences",
    "Ending",
    "Events",
    "Place",
    "Side",
    "Stories",
    "Threads",
    "differences",
    "origin_of",
]
