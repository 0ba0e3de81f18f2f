"""What differs between two sides: pages by how they ended, stories by their articles, canonicals, events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest

from streams.replay.copies import Place
from streams.replay.sides import NOWHERE, Ending, Side

__all__ = ["Articles", "Canonicals", "Differences", "Events", "Stories", "differences"]

_TEXT = frozenset({"title", "text"})

Pair = tuple[str, str]  #: a story's id on the one side, and on the other


@dataclass(frozen=True, slots=True)
class Articles:
    """Pages by how they ended, on the old side and the new."""

    pages: int
    ended: Mapping[tuple[Ending, Ending], int]  #: how many pages; those that ended alike too
    examples: Mapping[tuple[Ending, Ending], tuple[Place, ...]]  #: of those that did not

    @property
    def same(self) -> int:
        """Pages that ended alike."""
        return sum(count for (old, new), count in self.ended.items() if old == new)


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories by the articles in them; of each only those whose pages were replayed count.

    A story is `split` where its articles lie in several of the new ones, and `merged` where the articles of a
    new one lay in several. It has `other` articles where it is neither, and one of the two has an article
    that no story of the other side has.
    """

    old: int
    new: int
    same: tuple[Pair, ...]
    split: tuple[str, ...]  #: by the old id
    merged: tuple[str, ...]  #: by the new id
    other: tuple[Pair, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Canonicals:
    """The records of stories that have the same articles on both sides."""

    same: int
    article: tuple[Pair, ...]  #: another article is the canonical one
    text: tuple[Pair, ...]  #: the article is the same, and its title or text is not
    fields: Mapping[Pair, tuple[str, ...]]  #: article, title and text are the same, and these fields are not
    apart: int  #: they have articles whose pages were not replayed, and are not compared


@dataclass(frozen=True, slots=True)
class Events:
    """Events by their ids."""

    old: int
    new: int
    same: int
    changed: Mapping[str, tuple[str, ...]]  #: by id, the fields that have another value
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    apart: int  #: they hang on articles whose pages were not replayed, and are not compared


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs."""

    articles: Articles
    stories: Stories
    canonicals: Canonicals
    events: Events

    @property
    def none(self) -> bool:
        """Whether there is no difference at all."""
        stories, canonicals, events = self.stories, self.canonicals, self.events
        return self.articles.same == self.articles.pages and not any(
            (
                *(stories.split, stories.merged, stories.other, stories.only_old, stories.only_new),
                *(canonicals.article, canonicals.text, canonicals.fields),
                *(events.changed, events.only_old, events.only_new),
            )
        )


def differences(old: Side, new: Side, pages: int, most: int = 5) -> Differences:
    """Compare two sides that have been given all their records. `most` is how many pages are named of a kind.

    `pages` is how many were replayed: each has an ending on both sides, if only `NOWHERE`.
    """
    stories = _stories(old, new)
    return Differences(
        _articles(old, new, pages, most), stories, _canonicals(old, new, stories.same), _events(old, new)
    )


def _articles(old: Side, new: Side, pages: int, most: int) -> Articles:
    ended: Counter[tuple[Ending, Ending]] = Counter()
    named: dict[tuple[Ending, Ending], list[Place]] = defaultdict(list)
    places = old.endings.keys() | new.endings.keys()
    for place in places:
        pair = old.endings.get(place, NOWHERE), new.endings.get(place, NOWHERE)
        ended[pair] += 1
        if pair[0] != pair[1]:
            named[pair].append(place)
    if pages > len(places):
        ended[NOWHERE, NOWHERE] += pages - len(places)
    examples = {pair: tuple(nsmallest(most, some)) for pair, some in named.items()}
    return Articles(pages, dict(ended), examples)


def _sets(side: Side) -> dict[str, set[str]]:
    """Return the replayed articles of each story that stands."""
    sets: dict[str, set[str]] = defaultdict(set)
    for article, story in side.story_of.items():
        if story in side.stories:
            sets[story].add(article)
    return dict(sets)


@dataclass(slots=True)
class _Sorted:
    same: list[Pair] = field(default_factory=list)
    split: list[str] = field(default_factory=list)
    other: list[Pair] = field(default_factory=list)
    only_old: list[str] = field(default_factory=list)


def _stories(old: Side, new: Side) -> Stories:
    olds, news = _sets(old), _sets(new)
    fates = _Sorted()
    before = {story: _stories_of(articles, old, olds) for story, articles in news.items()}
    for story, articles in sorted(olds.items()):
        after = _stories_of(articles, new, news)
        if not after:
            fates.only_old.append(story)
        elif len(after) > 1:
            fates.split.append(story)
        else:
            (one,) = after
            if articles == news[one]:
                fates.same.append((story, one))
            elif len(before[one]) == 1:
                fates.other.append((story, one))
    return Stories(
        old=len(olds), new=len(news), same=tuple(fates.same), split=tuple(fates.split),
        merged=tuple(sorted(story for story, some in before.items() if len(some) > 1)),
        other=tuple(fates.other), only_old=tuple(fates.only_old),
        only_new=tuple(sorted(story for story, some in before.items() if not some)),
    )  # fmt: skip


def _stories_of(articles: Iterable[str], side: Side, sets: Mapping[str, set[str]]) -> set[str]:
    homes = (side.story_of.get(article) for article in articles)
    return {story for story in homes if story and story in sets}


def _canonicals(old: Side, new: Side, pairs: Iterable[Pair]) -> Canonicals:
    same = apart = 0
    article: list[Pair] = []
    text: list[Pair] = []
    fields: dict[Pair, tuple[str, ...]] = {}
    for pair in pairs:
        if not (old.is_whole(pair[0]) and new.is_whole(pair[1])):
            apart += 1
            continue
        one, other = old.stories[pair[0]], new.stories[pair[1]]
        changed = one.print.changed(other.print)
        if one.article != other.article:
            article.append(pair)
        elif not _TEXT.isdisjoint(changed):
            text.append(pair)
        elif changed:
            fields[pair] = changed
        else:
            same += 1
    return Canonicals(same, tuple(article), tuple(text), fields, apart)


def _apart(side: Side, other: Side) -> set[str]:
    """Return the events of a side that hang on articles whose pages were not replayed.

    They stand in a story that tells of it, or in the one that has its articles on the other side.
    """
    loose = {
        story
        for article, story in side.story_of.items()
        if not side.is_whole(story)
        or ((there := other.story_of.get(article)) in other.stories and not other.is_whole(str(there)))
    }
    return {
        name
        for name, event in side.events.items()
        if any(story in loose or story not in side.stories for story in event.stories)
    }


def _events(old: Side, new: Side) -> Events:
    apart = _apart(old, new) | _apart(new, old)
    both = sorted((old.events.keys() & new.events.keys()) - apart)
    fields = {event: old.events[event].print.changed(new.events[event].print) for event in both}
    changed = {event: names for event, names in fields.items() if names}
    return Events(
        old=len(old.events), new=len(new.events), same=len(both) - len(changed), changed=changed,
        only_old=tuple(sorted(old.events.keys() - new.events.keys() - apart)),
        only_new=tuple(sorted(new.events.keys() - old.events.keys() - apart)), apart=len(apart),
    )  # fmt: skip
