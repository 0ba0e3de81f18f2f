"""The body: which of a page's paragraphs are the article's."""

from streams.extract.body.find import find_body
from streams.extract.body.found import Body, BodyExtractor, Why

__all__ = ["Body", "BodyExtractor", "Why", "find_body"]
