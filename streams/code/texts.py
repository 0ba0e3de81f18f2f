"""What a coder is given and what it gives back. Both cross to another process and back."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from streams.records import CodedEvent

__all__ = ["Coding", "NewsText", "Note"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewsText:
    """The text of a story, as far as its events are told by it."""

    title: str
    text: str  #: a paragraph a line
    published_at: dt.datetime | None  #: what "on Saturday" is counted from
    dateline: str | None
    language: str  #: ISO 639-1, or `und`


class Note(StrEnum):
    """How it went."""

    CODED = "coded"
    NO_LEXICON = "no-lexicon"  #: nobody here reads the language
    DEGRADED = "degraded"  #: the backend asked for broke, and the rules stood in


@dataclass(frozen=True, kw_only=True, slots=True)
class Coding:
    """What a coder made of a text."""

    events: tuple[CodedEvent, ...] = ()
    coder: str  #: `rules`, `gliner`, `llm`: the one that read it
    note: Note = Note.CODED
    dropped: int = 0  #: answers of a model that quoted nothing of the text
