"""How many stories a paragraph stood in: articles that are about different things.

Copies, updates, the articles of a running story and reports of one template are about the same, and
are one story. Counted as the largest set of articles of which no two are about the same:
that number never falls when an article comes, and so is the same at the end in whatever order they come.
"""

from collections.abc import Sequence

from streams.tidy.topic import Topic

__all__ = ["are_of", "is_same_story"]

_SHARED = 2  # words of two topics; see `streams.tidy.topic` for what it finds


def is_same_story(one: Topic, other: Topic) -> bool:
    """Tell whether two articles are about the same."""
    return len(one & other) >= _SHARED


def are_of(topics: Sequence[Topic], stories: int) -> bool:
    """Tell whether there are so many articles among these that no two of them are about the same."""
    if stories <= 0:
        return True
    for at, topic in enumerate(topics):
        others = [other for other in topics[at + 1 :] if not is_same_story(topic, other)]
        if len(others) >= stories - 1 and are_of(others, stories - 1):
            return True
    return False
