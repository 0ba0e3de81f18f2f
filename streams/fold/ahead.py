"""Articles read before they are folded."""

from streams.fold.features import Features, compared
from streams.records import CleanArticle

__all__ = ["read_ahead"]


def read_ahead(article: CleanArticle) -> Features:
    """Return what is compared of an article, with all that folding it asks for in any case read already."""
    found = compared(article)
    _ = found.marks  # kept where it is found
    return found
