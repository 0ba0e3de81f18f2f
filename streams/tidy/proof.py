"""When a paragraph that stands in several articles is boilerplate.

What counts is stories, not articles. Copies, updates, the articles of a running story and reports of one
template are about the same, and are one story. So the proof is a set of articles of which no two are about
the same, and which the paragraph itself does not speak of. The largest such set never shrinks when an
article comes, and is the same in the end in whatever order they come.
"""

from collections.abc import Mapping

from streams.tidy.stories import Story, are_of, is_same
from streams.tidy.topic import Topic

__all__ = ["Case"]

_SUSPECT = 2  # stories from which on a paragraph is remembered by itself
#: Stories that prove it: boilerplate is at home at the ends, and there two may be a chance, three are none.
#: Anywhere, stock phrases come by chance too (`Nobody was hurt.`).
_AT_ENDS, _ANYWHERE = 3, 5
_CARRIERS = 16  #: articles remembered of a suspect, to prove it by and to clean afterwards


class Case:
    """A paragraph, and the articles that had it: number -> whether it stood at an end."""

    def __init__(self, words: Topic, carriers: dict[int, bool], articles: Mapping[int, Story]) -> None:
        self._carriers = carriers
        self._silent = {n: articles[n] for n in carriers if words.isdisjoint(articles[n].topic)}

    def is_suspect(self) -> bool:
        """Tell whether it stood in more than one story, by the articles that it does not speak of."""
        return are_of(list(self._silent.values()), _SUSPECT)

    def is_proven(self) -> bool:
        """Tell whether it is the outlet's own: three stories had it at an end, or five had it anywhere."""
        at_ends = [article for number, article in self._silent.items() if self._carriers[number]]
        return are_of(at_ends, _AT_ENDS) or are_of(list(self._silent.values()), _ANYWHERE)

    def carriers(self) -> dict[int, bool]:
        """Return the articles to remember it by: those of different stories first, then the earliest."""
        if len(self._carriers) <= _CARRIERS:
            return self._carriers
        stories: dict[int, Story] = {}
        for number, article in self._silent.items():
            if not any(is_same(article, other) for other in stories.values()):
                stories[number] = article
        kept = set([*stories, *(n for n in self._carriers if n not in stories)][:_CARRIERS])
        return {number: at_end for number, at_end in self._carriers.items() if number in kept}
