"""What goes between the process that leads a run and those measured: one JSON line each way a page."""

from dataclasses import dataclass

from streams.evaluation import Extraction

__all__ = ["Done", "Peak", "Task"]


@dataclass(frozen=True, slots=True)
class Task:
    """A page to read."""

    url: str
    html: str


@dataclass(frozen=True, slots=True)
class Done:
    """A page that was read. The time is of the extractor alone, and not of the line."""

    seconds: float  #: user and system time of the process, all its threads
    extraction: Extraction
    failed: bool  #: the extractor raised an error


@dataclass(frozen=True, slots=True)
class Peak:
    """The last line of a process."""

    size: int  #: bytes of memory (resident set) at most, with the interpreter and all libraries
