"""No message is lost on its way through a step: what cannot be used becomes a dead letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import structlog

from streams.emit import Emit, Handled, Message, dead_letter_headers, ended, shortened, unread
from streams.errors import MACHINES, BadInput, MachineFault, StaleRows
from streams.records import Origin, Outcome, PageOutcome, Reason, Stage
from streams.topics import DEAD, Topic
from streams.wire import decode

__all__ = ["LooksAhead", "Prepared", "Stateful", "Step", "dead_letter", "settle"]

_log = structlog.get_logger("newsfold.steps")
#: Stages before whose end a page has no outcome yet. `code` and `tally` work on stories.
_PAGE_STAGES = frozenset({Stage.EXTRACT, Stage.TIDY, Stage.FOLD})


class Step(Protocol):
    """One stage over bytes. `handle` may raise; `settle` turns what it raises into a dead letter."""

    stage: Stage
    source: Topic

    def handle(self, message: Message) -> Handled:
        """Take one message of `source` and say what to send."""


class Prepared(Protocol):
    """A step that has work before its first message, in slices. What that raises ends the worker."""

    def prepare(self) -> Iterator[None]:
        """Do it; yield after every slice."""


@runtime_checkable
class LooksAhead(Protocol):
    """A step that takes less time for messages that it sees together before they are handled one by one."""

    def ahead(self, messages: Sequence[Message]) -> None:
        """Look at them. It changes nothing, and raises only what ends the worker."""


class Stateful(Step, Prepared, Protocol):
    """A step whose stage keeps rows, and in memory what it knows of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _PageRef:
    """The part that `PageRead` and `ArticleChange` share: the page that is behind them."""

    url: str
    origin: Origin
    outcome: Outcome | None = Outcome.PUBLISHED  # null: no page waits for this change


def settle(step: Step, message: Message) -> Handled:
    """Run a step on a message. An error becomes a dead letter and, for a page, its outcome.

    Raises only what is not the message's fault: another would meet it as well, and this one must come again.
    """
    try:
        _require_whole(message)
        return step.handle(message)
    except BadInput as error:
        return dead_letter(step.stage, message, error.reason, str(error))
    except (MachineFault, StaleRows):
        raise
    except OSError as error:
        if error.errno not in MACHINES:
            return _failed(step.stage, message, error)
        raise MachineFault(f"the system refused the {step.stage.value} stage: {error}; see to it") from error
    except Exception as error:  # the last resort: a bug must not lose a page or stop the stream
        return _failed(step.stage, message, error)


def _require_whole(message: Message) -> None:
    """Raise where the record was not read, as it, or its batch, unpacks to more than is held of one."""
    if size := unread(message.headers):
        raise BadInput(
            Reason.TOO_LARGE, f"it unpacks to more than is read of one ({size}); send less in one record"
        )


def _failed(stage: Stage, message: Message, error: Exception) -> Handled:
    _log.exception("step failed", stage=stage.value, offset=message.offset, topic=message.topic)
    return dead_letter(stage, message, Reason.FAILED, f"{type(error).__name__}: {error}")


def dead_letter(stage: Stage, message: Message, reason: Reason, detail: str) -> Handled:
    """Return the message as a dead letter, byte for byte, and the outcome of the page behind it.

    Of one that was not read whole there is no value: half of it would be taken for all.
    """
    value = None if unread(message.headers) and not message.value else message.value
    letter = Emit(DEAD.name, message.key, value, dead_letter_headers(stage, message, reason, detail))
    page = _page_behind(stage, message)
    if page is None or page.outcome is None:
        return Handled((letter,), failure=reason)
    line, ending = ended(_outcome(page, stage, reason, detail))
    return Handled((letter, line), ending, failure=reason)


def _page_behind(stage: Stage, message: Message) -> _PageRef | None:
    if stage is Stage.EXTRACT:
        return _PageRef(url=_url(message) or "", origin=message.origin)
    if stage not in _PAGE_STAGES or message.value is None:
        return None
    try:
        return decode(message.value, _PageRef)
    except BadInput:
        return None


def _url(message: Message) -> str | None:
    """Return the URL that a broken message names, by its record or else by its key."""
    try:
        return decode(message.value or b"", _Named).url
    except BadInput:
        key = (message.key or b"").decode("utf-8", "replace")
        return key if key.startswith(("http://", "https://")) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    url: str


def _outcome(page: _PageRef, stage: Stage, reason: Reason, detail: str) -> PageOutcome:
    return PageOutcome(
        url=shortened(page.url) or None,
        outcome=Outcome.DEAD_LETTERED,
        reason=reason,
        message=shortened(detail),
        stage=stage,
        article_id=None,
        revision=None,
        story_id=None,
        origin=page.origin,
    )
