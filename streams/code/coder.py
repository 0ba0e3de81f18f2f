"""The coder's interface, and the rules that are its default."""

from datetime import datetime
from typing import Protocol

from streams.code.lexicon import languages
from streams.records import CodedEvent

__all__ = ["Coder", "RulesCoder"]

LEAD = 5  #: sentences of the text: news says what happened first


class Coder(Protocol):
    """What turns a text into events. It must be pure: the same text gives the same events."""

    def code(
        self, title: str, text: str, published_at: datetime | None, dateline: str | None, language: str
    ) -> tuple[CodedEvent, ...]:
        """Return the events that an article tells of; none for a language that it does not read."""
        ...


class RulesCoder:
    """Frames over a parse. Deterministic; the model is loaded with the first article, once a process.

    `lead` is the number of sentences read after the title; 0 reads the whole text.
    """

    def __init__(self, lead: int = LEAD) -> None:
        self._lead = lead

    def reads(self, language: str) -> bool:
        """Whether there is a lexicon for a language (ISO 639-1)."""
        return language in languages()

    def code(
        self, title: str, text: str, published_at: datetime | None, dateline: str | None, language: str
    ) -> tuple[CodedEvent, ...]:
        """Return the events of an article in English; none in any other language."""
        if not self.reads(language):
            return ()
        from streams.code.english.engine import code_english  # noqa: PLC0415 - it loads spaCy: seconds

        return code_english(title, text, published_at, dateline, self._lead)
