"""The event coder: a canonical text in, PLOVER-style events out. Importing it does not load spaCy."""

from streams.code.coder import Coder, RulesCoder
from streams.code.stage import CodedRow, CodeStage, Gone, code_story

__all__ = ["CodeStage", "CodedRow", "Coder", "Gone", "RulesCoder", "code_story"]
