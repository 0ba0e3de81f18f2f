"""Extracted articles to clean ones, in order by outlet."""

from collections.abc import Iterator

from streams.cloudevents import headers
from streams.emit import Emit, Handled, Message, ended
from streams.records import ArticleChange, PageRead, Stage
from streams.tidy import TidyStage
from streams.topics import CLEAN, EXTRACTED, SIGNATURES
from streams.wire import decode

__all__ = ["TidyStep"]


class TidyStep:
    """Takes `extracted-articles`; gives `clean-articles`, and by language `signatures`."""

    stage = Stage.TIDY
    source = EXTRACTED

    def __init__(self, stage: TidyStage) -> None:
        self._tidy = stage

    def prepare(self) -> Iterator[None]:
        """Make the stage's memory from its rows."""
        return self._tidy.prepare()

    def handle(self, message: Message) -> Handled:
        """Take one read page."""
        result = self._tidy.take(decode(message.value or b"", PageRead), message.partition)
        emits = tuple(emit for change in result.changes for emit in _emits(change))
        if result.outcome is None:
            return Handled(emits, redelivered=result.redelivered)
        line, ending = ended(result.outcome)
        return Handled((*emits, line), ending, result.redelivered)


def _emits(change: ArticleChange) -> tuple[Emit, ...]:
    onward = Emit.of(SIGNATURES, change.language, change)
    article = change.article
    if article is None:
        return (onward,)
    event_headers = headers(CLEAN, f"{article.article_id}.{article.revision}", article.updated_at)
    return Emit.of(CLEAN, article.article_id, article, event_headers), onward
