"""Stories to what they report of events, and to what threads are made of."""

from collections.abc import Iterator, Sequence

from streams.code import Coder, CodeStage, Coding, NewsText, RulesCoder, text_of
from streams.emit import Coded, Emit, Handled, Message
from streams.records import CanonicalArticle, Stage
from streams.topics import CANONICAL, FACTS, REPORTS
from streams.wire import decode

__all__ = ["CodeStep"]


class CodeStep:
    """Takes `canonical-articles`; gives `event-reports` and `story-facts`.

    A story is coded when its text is new.
    """

    stage = Stage.CODE
    source = CANONICAL

    def __init__(self, stage: CodeStage, coder: Coder | None = None) -> None:
        self._code = stage
        self._coder = coder or RulesCoder()

    def prepare(self) -> Iterator[None]:
        """Make the stage's memory from its rows."""
        return self._code.prepare()

    def wants(self, message: Message) -> NewsText | None:
        """Return the text that must be coded before `handle`, if any. Raises `BadInput`."""
        story = _story(message)
        return text_of(story) if story and self._code.needs(story) else None

    def given(self, coding: Coding) -> "CodeStep":
        """Return this step with the events of its next story, which another process has coded."""
        return CodeStep(self._code, _Given(coding))

    def handle(self, message: Message) -> Handled:
        """Report a story's events."""
        story = _story(message)
        if story is None:
            return Handled()
        coding = self._coder.code_all([text_of(story)])[0] if self._code.needs(story) else None
        reports, facts = self._code.take(story, coding.events if coding else None, message.partition)
        emits = [Emit.of(REPORTS, report.family, report) for report in reports]
        emits += [Emit.of(FACTS, facts.language, facts)] if facts else []
        return Handled(tuple(emits), coded=_coded(story, coding) if coding else None)


class _Given:
    """A coder that says what it was told."""

    def __init__(self, coding: Coding) -> None:
        self.name = coding.coder
        self._coding = coding

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        return [self._coding for _ in texts]


def _coded(story: CanonicalArticle, coding: Coding) -> Coded:
    return Coded(coding.coder, story.language, coding.note.value, coding.dropped)


def _story(message: Message) -> CanonicalArticle | None:
    return decode(message.value, CanonicalArticle) if message.value is not None else None
