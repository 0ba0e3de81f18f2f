"""Whether two articles of an outlet tell one story, by the little that its row keeps of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from streams.tidy.candidates import Place
from streams.tidy.outlet import Seen
from streams.tidy.topic import Topic, read

__all__ = ["Story", "are_of", "is_same", "story_of"]

#: Words that two articles about the same have in common (`streams.tidy.topic` says how often): one where
#: there are few to compare.
_SHARED, _FEW = 2, 8
#: What share of the shorter article's paragraphs makes one a copy of the other, and how many at least: of
#: those between the ends, since at the ends stands what is to be learned; of all, in articles that are hardly
#: more than ends. Three notes below a brief are no copy, nor are two newsletters' lines between paragraphs.
_OF_INSIDE, _OF_ALL = (1 / 2, 3), (2 / 3, 4)


class Story(NamedTuple):
    """What an article is compared by. The paragraphs of one that is no longer recent are not known."""

    topic: Topic
    paragraphs: frozenset[int]
    inside: frozenset[int]  #: those of them that stood between others


def story_of(article: Seen) -> Story:
    """Return what an article is compared by."""
    marks = np.frombuffer(article.marks, "<u4")[: article.first].tolist()
    return Story(
        topic=read(article.topic),
        paragraphs=frozenset(mark >> 2 for mark in marks if mark & 3 != Place.TITLE),
        inside=frozenset(mark >> 2 for mark in marks if mark & 3 == Place.INSIDE),
    )


def is_same(one: Story, other: Story) -> bool:
    """Tell whether two articles are about the same, or one has much of the other's text."""
    few = min(len(one.topic), len(other.topic)) < _FEW
    return len(one.topic & other.topic) >= (1 if few else _SHARED) or _is_copy(one, other)


def _is_copy(one: Story, other: Story) -> bool:
    return _share(one.inside, other.inside, *_OF_INSIDE) or _share(one.paragraphs, other.paragraphs, *_OF_ALL)


def _share(one: frozenset[int], other: frozenset[int], most: float, fewest: int) -> bool:
    shared = len(one & other)
    return shared >= fewest and shared > most * min(len(one), len(other))


def are_of(articles: Sequence[Story], stories: int) -> bool:
    """Tell whether there are so many articles among these that no two of them tell one story."""
    if stories == 1:
        return bool(articles)
    for at, article in enumerate(articles):
        others = [other for other in articles[at + 1 :] if not is_same(article, other)]
        if len(others) >= stories - 1 and are_of(others, stories - 1):
            return True
    return False
