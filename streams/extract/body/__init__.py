"""The body: which of a page's paragraphs are the article's."""

from streams.extract.body.choice import Body, BodyExtractor, Why
from streams.extract.body.find import find_body

__all__ = ["Body", "BodyExtractor", "Why", "find_body"]
