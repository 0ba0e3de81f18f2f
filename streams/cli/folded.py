"""Articles folded offline, one after the other: what is known of them at the end of the input."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain, islice, repeat
from typing import Any

from streams.cli import lines
from streams.cli.inputs import ArticleLine, arrival_of, article_of, language_in
from streams.errors import BadInput
from streams.fold import AT_ONCE, Features, FoldStage, Place, Standing, Text, read_ahead, read_texts
from streams.ids import article_id, fingerprint, normalise_url
from streams.records import Republished

__all__ = ["Folded", "Taken"]

#: A line that cannot be used has these keys too, so that whoever reads the output needs to ask for none.
_NO_STORY: dict[str, Any] = {
    "article_id": None, "story_id": None, "revision": None, "relation": None, "matched_url": None,
    "similarity": None, "containment": None, "republished": None,
}  # fmt: skip

#: Lines that are read before the first of them is folded: reading and folding share no code and no data, and
#: the caches of the processor hold one of the two. Taking turns, line by line, takes a fifth more time.
_AHEAD = AT_ONCE

#: A line of input as it stands, and what was read in it.
Line = tuple[bytes, ArticleLine | BadInput]

#: An article's id and its URL as the line gave it, or the output line of one that cannot be used.
Taken = tuple[str, str] | dict[str, Any]


@dataclass(slots=True)
class Folded:
    """The stories of the lines taken so far."""

    stage: FoldStage = field(default_factory=lambda: FoldStage({}, {}))
    whole: bool = False  # whether `standing` will be asked for
    with_texts: bool = False  # and the texts of stories that have left, too
    left: list[Standing] = field(default_factory=list)  # stories that left the window, or else only
    gone: list[Place] = field(default_factory=list)  # where their articles stood
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)  # article -> revision, content
    given: dict[str, str] = field(default_factory=dict)  # article -> its URL as a line gave it
    clock: datetime = field(default_factory=lambda: datetime.now(UTC))  # when the last article came in
    number: int = 0
    places: dict[str, Place] | None = None  # by article

    def __post_init__(self) -> None:
        self.stage.leaving = self._leave

    def take(self, given: Iterable[Line]) -> Iterator[Taken]:
        """Fold lines in, and yield what was taken of each."""
        rest = self._dated(iter(given))
        while some := list(islice(rest, _AHEAD)):
            texts = _texts([record for _, record in some])
            read = [
                (line, *self._read(line, record, text))
                for (line, record), text in zip(some, texts, strict=True)
            ]
            self.stage.ahead([features for _, _, features in read if features])
            for line, taken, features in read:
                yield self._fold(line, taken, features) if features else taken

    def _dated(self, given: Iterator[Line]) -> Iterator[Line]:
        """Set the clock to the first time that a line tells: those before it are taken to be of it.

        Where none tells any, it stays at now, when they are read.
        """
        before = list[Line]()
        for one in given:
            before.append(one)
            if arrived := _arrival(one[1]):
                self.clock = arrived
                break
        return chain(before, given)

    def _read(
        self, line: bytes, record: ArticleLine | BadInput, text: Text | None
    ) -> tuple[Taken, Features | None]:
        """Return what a line is taken for; and what is compared of its article, where that is new."""
        self.number += 1
        if isinstance(record, BadInput):
            return _NO_STORY | lines.refused(line, record), None
        read = lines.attempt(line, lambda: {"read": self._article(record, text)})
        if "read" not in read:
            return _NO_STORY | read, None
        key, features = read["read"]
        return (key, record.url), features

    def _article(self, record: ArticleLine, text: Text | None) -> tuple[str, Features | None]:
        key, content = article_id(normalise_url(record.url)), fingerprint(record.title or "", record.text)
        revision, before = self.seen.get(key, (0, ""))
        if content == before:
            return key, None
        text = text or _read_texts([record])[0]
        article = article_of(record, self.number, revision + 1, self.clock, (text.language, text.signature))
        self.clock = article.fetched_at
        self.seen[key] = (revision + 1, content)
        self.given.setdefault(key, record.url)
        return key, read_ahead(article, text)

    def _fold(self, line: bytes, taken: Taken, features: Features) -> Taken:
        self.places = None
        failed = lines.attempt(line, lambda: self._put(features))
        return _NO_STORY | failed if failed else taken

    def _put(self, features: Features) -> dict[str, Any]:
        self.stage.take(features.article, features)
        return {}

    def _leave(self, articles: Sequence[str]) -> None:
        if self.whole:
            left = self.stage.standing(articles)
            self.left += left if self.with_texts else map(_without_text, left)
        else:
            self.gone += self.stage.places(articles)

    def standing(self) -> Iterator[Standing]:
        """Yield the stories: those that left the window as they left it, then those that stand."""
        yield from self.left
        yield from self.stage.standing()

    def line(self, taken: Taken) -> dict[str, Any]:
        """Return an output line: the story as it is now, and the match that put the article there."""
        if isinstance(taken, dict):
            return taken
        if self.places is None:
            self.places = {place.article_id: place for place in (*self.gone, *self.stage.places())}
        key, url = taken
        place = self.places[key]
        return {
            "url": url,
            "article_id": key,
            "story_id": place.story_id,
            "revision": place.revision,
            "relation": place.relation,
            "matched_url": self.given[place.match] if place.match else None,
            "similarity": place.jaccard,
            "containment": place.containment,
            "reason": place.reason,
            "republished": _old(place.republished),
        }

    def stories(self) -> Iterator[Standing]:
        """Yield the stories of more than one article, the largest first, each with its members in time."""
        several = (s for s in self.standing() if len(s.members) > 1)
        yield from sorted(several, key=lambda s: (-s.story.member_count, s.story.story_id))


def _old(story: Republished | None) -> dict[str, Any] | None:
    """Return what an output line says of the older story that has come again."""
    if story is None:
        return None
    return {"story_id": story.story_id, "url": story.url, "published_at": story.published_at}


def _arrival(record: ArticleLine | BadInput) -> datetime | None:
    if isinstance(record, BadInput):
        return None
    try:
        return arrival_of(record)
    except BadInput:  # the line is refused when its turn comes
        return None


def _texts(some: Sequence[ArticleLine | BadInput]) -> Iterator[Text | None]:
    """Yield the texts of lines, read together; None where that fails: then each is read with its article."""
    try:
        read = iter(_read_texts([line for line in some if isinstance(line, ArticleLine)]))
    except Exception:  # a bug with one text: it must not cost the others, and is told of its own line
        return repeat(None, len(some))
    return (next(read) if isinstance(line, ArticleLine) else None for line in some)


def _read_texts(given: Iterable[ArticleLine]) -> list[Text]:
    return read_texts([(line.text, language_in(line)) for line in given])


def _without_text(standing: Standing) -> Standing:
    return standing._replace(story=replace(standing.story, text=""))
