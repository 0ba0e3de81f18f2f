"""The body: which of a page's paragraphs are the article's."""

from streams.extract.body.find import Body, find_body

__all__ = ["Body", "find_body"]
