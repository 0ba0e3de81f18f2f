"""What differs between two sides: pages by how they ended, stories and threads by their articles, events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest

from streams.replay.copies import Place
from streams.replay.sides import NOWHERE, Ending, Side

__all__ = ["Articles", "Canonicals", "Differences", "Events", "Stories", "Threads", "differences"]

_TEXT = frozenset({"title", "text"})

Pair = tuple[str, str]  #: a story's id on the one side, and on the other; or a thread's
Sets = Mapping[str, set[str]]  #: articles by the story that they are in, or the thread


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

    @property
    def alike(self) -> bool:
        """Whether all have the same articles."""
        return not any((self.split, self.merged, self.other, self.only_old, self.only_new))


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
class Threads:
    """Threads by the articles of their stories, told apart as stories are."""

    by_articles: Stories
    apart: int  #: they hang on articles whose pages were not replayed, and are not compared


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs."""

    articles: Articles
    stories: Stories
    canonicals: Canonicals
    events: Events
    threads: Threads | None  #: null where one of the sides has none that can be read

    @property
    def none(self) -> bool:
        """Whether there is no difference at all."""
        stories, canonicals, events = self.stories, self.canonicals, self.events
        threads = self.threads is None or self.threads.by_articles.alike
        return self.articles.same == self.articles.pages and not any(
            (
                *(not stories.alike, not threads),
                *(canonicals.article, canonicals.text, canonicals.fields),
                *(events.changed, events.only_old, events.only_new),
            )
        )


def differences(old: Side, new: Side, pages: int, most: int = 5, *, with_threads: bool = True) -> Differences:
    """Compare two sides that have been given all their records. `most` is how many pages are named of a kind.

    `pages` is how many were replayed: each has an ending on both sides, if only `NOWHERE`. `with_threads` is
    false where a side was given none.
    """
    stories = _stories(_sets(old), _sets(new))
    return Differences(
        _articles(old, new, pages, most), stories, _canonicals(old, new, stories.same), _events(old, new),
        _threads(old, new) if with_threads else None,
    )  # fmt: skip


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


def _stories(olds: Sets, news: Sets) -> Stories:
    fates, old_of, new_of = _Sorted(), _homes(olds), _homes(news)
    before = {story: _in(old_of, articles) for story, articles in news.items()}
    for story, articles in sorted(olds.items()):
        after = _in(new_of, articles)
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


def _homes(sets: Sets) -> dict[str, str]:
    return {article: one for one, articles in sets.items() for article in articles}


def _in(homes: Mapping[str, str], articles: Iterable[str]) -> set[str]:
    return {homes[article] for article in articles if article in homes}


def _threads(old: Side, new: Side) -> Threads:
    """Compare threads. One that has a story that is not whole, on either side, might be another for that."""
    loose = _loose(old) | _loose(new)
    sides = [_threaded(side) for side in (old, new)]
    apart = {one for sets in sides for one, articles in sets.items() if not loose.isdisjoint(articles)}
    olds, news = ({one: some for one, some in sets.items() if one not in apart} for sets in sides)
    return Threads(_stories(olds, news), len(apart))


def _threaded(side: Side) -> dict[str, set[str]]:
    """Return the replayed articles of each thread that stands."""
    sets: dict[str, set[str]] = defaultdict(set)
    for article, story in side.story_of.items():
        if (thread := side.thread_of.get(story)) in side.threads:
            sets[str(thread)].add(article)
    return dict(sets)


def _loose(side: Side) -> set[str]:
    """Return the articles whose stories have others, or are in threads that have other stories."""
    return {
        article
        for article, story in side.story_of.items()
        if not side.is_whole(story)
        or ((thread := side.thread_of.get(story)) in side.threads and not side.is_whole_thread(str(thread)))
    }


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
