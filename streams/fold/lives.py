"""The lives of an article: the tidy stage forgets a page days after its last revision, and counts anew."""

from streams.fold.rows import ArticleRow
from streams.records import CleanArticle

__all__ = ["revisions_before"]


def revisions_before(row: ArticleRow | None, article: CleanArticle) -> int:
    """Return how many revisions an article had before those that it counts itself.

    An article may stand in the window for longer than the tidy stage knows it, where few come in its
    language. Then it is seen for the first time once more, with revision 1, and goes on from the row's.
    What is left of an earlier life counts none, and so is older than the row.
    """
    if row is None:
        return 0
    if article.first_seen == row.article.first_seen:
        return row.before
    return row.article.revision if _is_later(article, row.article) else 0


def _is_later(article: CleanArticle, known: CleanArticle) -> bool:
    """Whether an article's page came behind the other's: by its place in a partition, else by its clock."""
    new, old = article.origin, known.origin
    if (new.topic, new.partition) == (old.topic, old.partition):
        return new.offset > old.offset
    return article.first_seen > known.updated_at
