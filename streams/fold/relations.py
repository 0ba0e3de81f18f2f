"""What a member is to the canonical article of its story."""

from streams.fold.compare import lead_is_new, measure
from streams.fold.features import Features
from streams.fold.rows import Figures
from streams.records import Relation

__all__ = ["relation"]

#: Copies differ by a byline and an outlet's own lines. A tenth of the shingles is some 30 words in 300.
_COPY = 0.9

#: A text is *in* another where four fifths of it are: the rest is its own byline and credit.
_WITHIN = 0.8


def relation(member: Features, canonical: Features, figures: Figures | None = None) -> Relation:
    """Name the relation. `figures` compares the two, where they matched one another."""
    if member is canonical:
        return Relation.ORIGINAL
    figures = figures or measure(member, canonical)
    if figures.jaccard < _COPY and lead_is_new(member, canonical):
        return Relation.UPDATE
    if member.article.outlet == canonical.article.outlet and figures.jaccard < 1:
        return Relation.REVISION
    if figures.jaccard >= _COPY:
        return Relation.COPY
    if figures.containment >= _WITHIN:
        return Relation.EXTENDED if member.length > canonical.length else Relation.SHORTENED
    return Relation.REWRITE
