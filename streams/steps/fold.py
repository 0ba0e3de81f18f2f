"""Clean articles to stories, in order by language."""

from collections.abc import Iterator

from streams.cloudevents import headers
from streams.emit import Emit, Handled, Message, ended
from streams.fold import FoldResult, FoldStage
from streams.ids import fingerprint
from streams.records import ArticleChange, CanonicalArticle, Outcome, PageOutcome, Stage, StoryMember
from streams.topics import CANONICAL, MEMBERS, SIGNATURES
from streams.wire import decode, encode

__all__ = ["FoldStep"]


class FoldStep:
    """Takes `signatures`; gives `canonical-articles` and `story-members`, and ends the page."""

    stage = Stage.FOLD
    source = SIGNATURES

    def __init__(self, stage: FoldStage) -> None:
        self._fold = stage

    def prepare(self) -> Iterator[None]:
        """Make the fold's memory from its rows. Raises `StaleRows`."""
        return self._fold.prepare()

    def handle(self, message: Message) -> Handled:
        """Fold one article in, or take one out."""
        change = decode(message.value or b"", ArticleChange)
        if change.article is None:
            result = self._fold.retract(change.article_id, change.origin)
        else:
            result = self._fold.take(change.article)
        emits = _emits(result)
        if change.outcome is None:
            return Handled(emits, redelivered=result.redelivered)
        line, ending = ended(_outcome(change, change.outcome, result))
        pushed_at = change.origin.timestamp if result.stories else None
        return Handled((*emits, line), ending, result.redelivered, pushed_at=pushed_at)


def _emits(result: FoldResult) -> tuple[Emit, ...]:
    stories = (_story(story) for story in result.stories)
    members = (_member(member) for member in result.members)
    gone = (Emit.tombstone(MEMBERS, article_id) for article_id in result.gone)
    return (*stories, *members, *gone)


def _story(story: CanonicalArticle) -> Emit:
    told = headers(CANONICAL, f"{story.story_id}.{story.revision}", story.updated_at)
    return Emit.of(CANONICAL, story.story_id, story, told)


def _member(member: StoryMember) -> Emit:
    same = fingerprint(encode(member).decode())  # a row has no revision: the same row is the same event
    told = headers(MEMBERS, f"{member.article_id}.{same}", None)
    return Emit.of(MEMBERS, member.article_id, member, told)


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
