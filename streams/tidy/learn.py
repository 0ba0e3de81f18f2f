"""Learning an outlet's boilerplate from its articles, in an order that does not matter.

A paragraph is boilerplate when it stood in enough different stories of which it does not speak: at the ends
of three, or anywhere in five (`streams.tidy.proof`). So a disclaimer is boilerplate, a newsletter's line
between two paragraphs, an author's standing blurb. A quotation that a running story's articles share is not,
nor its background, nor a market report's template, nor what copies of one text share: those are one
story, however many articles it has. The end of a title is learned likewise.

The row remembers *which* articles had a suspect, so that those that came before it was proven are cleaned
afterwards, and what is proven stays so, whatever comes. The final text of every article is therefore the same
in whatever order they come, as long as

- no two articles of the outlet were fetched more than 35 days apart;
- a paragraph's second story comes while its first is recent, for some 100 to 170 articles;
- it stands in at most 16 articles before it is proven;
- at most 40 paragraphs are suspects, and 160 known, at one time (all three: `streams.tidy.bounds`);
- an article's page comes before it was forgotten, seven days after its last revision (`streams.tidy.stage`).

Beyond that, an article that came too early keeps a paragraph that it would have lost.
"""

from collections import defaultdict
from dataclasses import dataclass

from streams.tidy.bounds import bounded, forgetting
from streams.tidy.candidates import Candidate, Place
from streams.tidy.outlet import Known, OutletRow, Seen, Suspect
from streams.tidy.proof import Case
from streams.tidy.recent import enter, marks_of, meet
from streams.tidy.stories import Story, story_of
from streams.tidy.topic import hashes, telling

__all__ = ["Lesson", "learn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """What one page teaches of its outlet."""

    article: bytes  #: its id
    day: int  #: on which it was fetched, as far as that is credible: days since 1970
    topic: bytes
    language: str
    candidates: dict[int, Candidate]
    fresh: frozenset[int]  #: those that the article's last revision did not have: they count


def learn(row: OutletRow, lesson: Lesson) -> tuple[OutletRow, tuple[bytes, ...]]:
    """Return the row after a page, and the earlier articles to be cleaned of what it proved."""
    desk = _Desk(forgetting(row, lesson.day), lesson)
    desk.learn()
    return bounded(desk.row()), tuple(desk.earlier)


class _Stories(defaultdict[int, Story]):
    """What recent articles are compared by, by their number; each is read once."""

    def __init__(self, seen: dict[int, Seen]) -> None:
        self._seen = seen

    def __missing__(self, number: int) -> Story:
        self[number] = story = story_of(self._seen[number])
        return story


class _Desk:
    """A row that is being worked on."""

    def __init__(self, row: OutletRow, lesson: Lesson) -> None:
        self._lesson = lesson
        self._known, self._suspects = dict(row.known), dict(row.suspects)
        marks = marks_of((key, candidate.place) for key, candidate in lesson.candidates.items())
        article = Seen(lesson.article, lesson.day, lesson.topic, len(lesson.candidates), marks)
        self._number, self._seen = enter(row.seen, article)
        self._stories = _Stories(self._seen)
        self.earlier: dict[bytes, None] = {}  #: articles that something was proven of, in order

    def learn(self) -> None:
        """Weigh what the page has."""
        unknown = [key for key in self._lesson.candidates if not self._is_known(key)]
        new = [key for key in unknown if key not in self._suspects]
        for key in (key for key in unknown if key in self._suspects):
            self._weigh(key, self._suspects.pop(key))
        met = meet(self._seen, self._number, new)
        for key, carriers in met.items():
            day = max(self._seen[number].day for number in carriers)
            self._weigh(key, Suspect(len(carriers), day, False, carriers))

    def row(self) -> OutletRow:
        """Return the row as it stands."""
        return OutletRow(seen=self._seen, suspects=self._suspects, known=self._known)

    def _is_known(self, key: int) -> bool:
        """Count a paragraph that is known, and say whether it is."""
        known = self._known.pop(key, None)
        if known:
            self._known[key] = Known(self._count(key, known), self._day(known))
        return known is not None

    def _weigh(self, key: int, before: Suspect) -> None:
        """Add the page to what is known of a paragraph, and put that where it belongs now."""
        candidate, lesson = self._lesson.candidates[key], self._lesson
        at_end = candidate.place != Place.INSIDE or before.carriers.get(self._number, False)
        carriers = {**before.carriers, self._number: at_end}
        case = Case(hashes(telling(candidate.line, lesson.language)), carriers, self._stories)
        count, day = self._count(key, before), self._day(before)
        if case.is_proven():
            self._known[key] = Known(count, day)
            self.earlier.update((self._seen[n].article, None) for n in carriers if n != self._number)
        elif case.is_suspect():
            self._suspects[key] = Suspect(count, day, candidate.is_long, case.carriers())

    def _count(self, key: int, before: Known | Suspect) -> int:
        return before.articles + (key in self._lesson.fresh)

    def _day(self, before: Known | Suspect) -> int:
        return max(before.day, self._lesson.day)
