"""Stories to what they report of events."""

from streams.code import Coder, CodeStage, RulesCoder, code_story
from streams.emit import Emit, Handled, Message
from streams.records import CanonicalArticle, CodedEvent, Stage
from streams.topics import CANONICAL, REPORTS
from streams.wire import decode

__all__ = ["CodeStep"]


class CodeStep:
    """Takes `canonical-articles`; gives `event-reports`. A story is coded when its text is new."""

    stage = Stage.CODE
    source = CANONICAL

    def __init__(self, stage: CodeStage, coder: Coder | None = None) -> None:
        self._code = stage
        self._coder = coder or RulesCoder()

    def wants(self, message: Message) -> CanonicalArticle | None:
        """Return the story that must be coded before `handle`, if any. Raises `BadInput`."""
        story = _story(message)
        return story if story and self._code.needs(story) else None

    def given(self, events: tuple[CodedEvent, ...]) -> "CodeStep":
        """Return this step with the events of its next story, which another process has coded."""
        return CodeStep(self._code, _Given(events))

    def handle(self, message: Message) -> Handled:
        """Report a story's events."""
        story = _story(message)
        if story is None:
            return Handled()
        coded = code_story(self._coder, story) if self._code.needs(story) else None
        reports = self._code.take(story, coded)
        return Handled(tuple(Emit.of(REPORTS, report.event_id, report) for report in reports))


class _Given:
    """A coder that says what it was told."""

    def __init__(self, events: tuple[CodedEvent, ...]) -> None:
        self._events = events

    def code(self, *_: object) -> tuple[CodedEvent, ...]:
        return self._events


def _story(message: Message) -> CanonicalArticle | None:
    return decode(message.value, CanonicalArticle) if message.value is not None else None
