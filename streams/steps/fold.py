"""Clean articles to stories, in order by language."""

from collections.abc import Iterable, Iterator, Sequence

from streams.cloudevents import headers
from streams.emit import Emit, Handled, Message, ended
from streams.errors import BadInput
from streams.fold import FoldRecords, FoldResult, FoldStage
from streams.fold.ahead import read_ahead, read_texts
from streams.fold.features import Features
from streams.ids import fingerprint
from streams.records import (
    ArticleChange,
    CanonicalArticle,
    CleanArticle,
    Outcome,
    PageOutcome,
    Stage,
    StoryMember,
)
from streams.topics import CANONICAL, MEMBERS, SIGNATURES
from streams.wire import decode, encode

__all__ = ["FoldStep"]

_Place = tuple[str, int, int]  #: a message by its topic, partition and offset


class FoldStep:
    """Takes `signatures`; gives `canonical-articles` and `story-members`, and ends the page."""

    stage = Stage.FOLD
    source = SIGNATURES

    def __init__(self, stage: FoldStage) -> None:
        self._fold = stage
        self._coming: dict[_Place, tuple[ArticleChange, Features | None]] = {}

    def prepare(self) -> Iterator[None]:
        """Make the fold's memory from its rows. Raises `StaleRows`."""
        return self._fold.prepare()

    def ahead(self, messages: Sequence[Message]) -> None:
        """Read the texts of messages together, and ask the index for all of them at once.

        It changes nothing of what `handle` gives. What cannot be read here is left to it.
        """
        changes = {_place(message): change for message in messages if (change := _attempt(message))}
        coming = [(place, change.article) for place, change in changes.items() if change.article]
        read = _read([article for _, article in coming])
        self._fold.ahead(read)
        features = dict(zip((place for place, _ in coming), read, strict=False))
        self._coming = {place: (change, features.get(place)) for place, change in changes.items()}

    def handle(self, message: Message) -> Handled:
        """Fold one article in, or take one out."""
        known = self._coming.pop(_place(message), None)
        change, read = known or (_change(message), None)
        if change.article is None:
            result = self._fold.retract(change.article_id, change.origin)
        else:
            result = self._fold.take(change.article, read)
        records = self._fold.records(result)
        emits = _emits(records, result.gone)
        if change.outcome is None or result.redelivered:  # then its line was sent before its row was written
            return Handled(emits, redelivered=result.redelivered)
        line, ending = ended(_outcome(change, change.outcome, result))
        pushed_at = change.origin.timestamp if records.stories else None
        return Handled((*emits, line), ending, pushed_at=pushed_at)


def _place(message: Message) -> _Place:
    return message.topic, message.partition, message.offset


def _change(message: Message) -> ArticleChange:
    return decode(message.value or b"", ArticleChange)


def _attempt(message: Message) -> ArticleChange | None:
    try:
        return _change(message)
    except BadInput:
        return None  # what is wrong with it is told when it is handled


def _read(articles: Sequence[CleanArticle]) -> list[Features]:
    """Return what is compared of articles, whose texts are read together; nothing where one cannot be."""
    try:
        texts = read_texts([(article.text, article.language) for article in articles])
        return [read_ahead(article, text) for article, text in zip(articles, texts, strict=True)]
    except Exception:  # a bug with one text must not cost the others: each is read with its article
        return []


def _emits(records: FoldRecords, gone: Iterable[str]) -> tuple[Emit, ...]:
    stories = (_story(story) for story in records.stories)
    members = (_member(member) for member in records.members)
    tombstones = (Emit.tombstone(MEMBERS, article_id) for article_id in gone)
    return (*stories, *members, *tombstones)


def _story(story: CanonicalArticle) -> Emit:
    event_headers = headers(CANONICAL, f"{story.story_id}.{story.revision}", story.updated_at)
    return Emit.of(CANONICAL, story.story_id, story, event_headers)


def _member(member: StoryMember) -> Emit:
    value = encode(member)
    content = fingerprint(value.decode())  # a row has no revision: the same row is the same event
    event_headers = headers(MEMBERS, f"{member.article_id}.{content}", None)
    return Emit(MEMBERS.name, member.article_id.encode(), value, event_headers)


def _outcome(change: ArticleChange, outcome: Outcome, result: FoldResult) -> PageOutcome:
    return PageOutcome(
        url=change.url,
        outcome=outcome,
        reason=None,
        message=None,
        stage=Stage.FOLD,
        article_id=change.article_id,
        revision=change.article.revision if change.article else None,
        story_id=result.story_id,
        origin=change.origin,
    )
