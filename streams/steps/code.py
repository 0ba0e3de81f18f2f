"""Stories to what they report of events."""

from datetime import datetime
from typing import NamedTuple

from streams.code import Coder, CodeStage, RulesCoder
from streams.emit import Emit, Handled, Message
from streams.records import CanonicalArticle, CodedEvent, Stage
from streams.topics import CANONICAL, REPORTS
from streams.wire import decode

__all__ = ["CodeStep", "Text"]


class Text(NamedTuple):
    """What a coder is given."""

    title: str
    text: str
    published_at: datetime | None
    dateline: str | None
    language: str


class CodeStep:
    """Takes `canonical-articles`; gives `event-reports`. A story is coded when its text is new."""

    stage = Stage.CODE
    source = CANONICAL

    def __init__(self, stage: CodeStage, coder: Coder | None = None) -> None:
        self._code = stage
        self._coder = coder or RulesCoder()

    def text(self, message: Message) -> Text | None:
        """Return what must be coded before `handle`, or null where nothing must. Raises `BadInput`."""
        story = _story(message)
        if story is None or not self._code.needs(story):
            return None
        return Text(story.title, story.text, story.published_at, story.dateline, story.language)

    def given(self, events: tuple[CodedEvent, ...]) -> "CodeStep":
        """Return this step with the events of its next text, which another process has coded."""
        return CodeStep(self._code, _Given(events))

    def handle(self, message: Message) -> Handled:
        """Report a story's events."""
        story = _story(message)
        if story is None:
            return Handled()
        text = self.text(message)
        reports = self._code.take(story, self._coder.code(*text) if text else None)
        return Handled(tuple(Emit.of(REPORTS, report.event_id, report) for report in reports))


class _Given:
    """A coder that says what it was told."""

    def __init__(self, events: tuple[CodedEvent, ...]) -> None:
        self._events = events

    def code(self, *_: object) -> tuple[CodedEvent, ...]:
        return self._events


def _story(message: Message) -> CanonicalArticle | None:
    return decode(message.value, CanonicalArticle) if message.value is not None else None
