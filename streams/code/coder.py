"""The coder's interface, and the rules that are its default."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from streams.code.languages import ENGLISH, readable
from streams.code.texts import Coding, NewsText, Note
from streams.records import CodedEvent

__all__ = ["Coder", "PartlyCodedError", "RulesCoder"]

LEAD = 5  #: sentences of the text: news says what happened first
MIN_CONFIDENCE = 0.5  #: below it an event is left out; docs/accuracy.md has what each level gives


class Coder(Protocol):
    """What turns texts into events. It must be pure: the same text gives the same events."""

    name: str

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        """Return what each text tells of, in their order. Many at once cost less than one by one.

        Raises `PartlyCodedError` where that of some is at hand all the same.
        """
        ...


class PartlyCodedError(Exception):
    """Some texts of a batch could not be coded: `codings` has null for these."""

    def __init__(self, codings: Sequence[Coding | None], why: Exception) -> None:
        super().__init__(str(why))
        self.codings = codings


class RulesCoder:
    """Frames over a parse. Deterministic; the model is loaded with the first article, once a process.

    `lead` is the number of sentences read after the title; 0 reads the whole text. `lexicons` is a folder
    that has a folder for each further language. Events of less than `min_confidence` are left out.
    """

    name = "rules"

    def __init__(
        self, lead: int = LEAD, lexicons: Path | None = None, min_confidence: float = MIN_CONFIDENCE
    ) -> None:
        self._lead, self._least = lead, min_confidence
        self._lexicons = lexicons

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        """Code those texts whose language has a lexicon; the note of the others says that theirs has none."""
        coded = {
            language: iter(self._events(language, [text for text in texts if text.language == language]))
            for language in sorted({text.language for text in texts} & readable(self._lexicons).keys())
        }
        return [
            Coding(events=next(coded[text.language]), coder=self.name)
            if text.language in coded
            else Coding(coder=self.name, note=Note.NO_LEXICON)
            for text in texts
        ]

    def code(
        self, title: str, text: str, published_at: datetime | None, dateline: str | None, language: str
    ) -> tuple[CodedEvent, ...]:
        """Return the events of one article; none in a language without a lexicon."""
        article = NewsText(
            title=title, text=text, published_at=published_at, dateline=dateline, language=language
        )
        return self.code_all([article])[0].events

    def _events(self, language: str, texts: Sequence[NewsText]) -> list[tuple[CodedEvent, ...]]:
        from streams.code.english.engine import code_english, code_glossed  # noqa: PLC0415 - spaCy takes seconds

        if language == ENGLISH:
            return code_english(texts, self._lead, self._least)
        from streams.code.gloss import reader  # noqa: PLC0415 - a process may never see another language

        return code_glossed(texts, self._lead, self._least, reader(readable(self._lexicons)[language]))
