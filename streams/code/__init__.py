"""The event coder: a canonical text in, PLOVER-style events out. Importing it does not load spaCy."""

from streams.code.coder import Coder, RulesCoder
from streams.code.stage import CodedRow, CodeStage, text_of
from streams.code.texts import Coding, NewsText, Note

__all__ = ["CodeStage", "CodedRow", "Coder", "Coding", "NewsText", "Note", "RulesCoder", "text_of"]
