"""What stories report of events to events, in order by event."""

from collections.abc import Iterator

from streams.cloudevents import headers
from streams.emit import Emit, Handled, Message
from streams.records import Event, EventReport, Stage
from streams.tally import TallyStage
from streams.topics import EVENTS, REPORTS
from streams.wire import decode

__all__ = ["TallyStep"]


class TallyStep:
    """Takes `event-reports`; gives `events`."""

    stage = Stage.TALLY
    source = REPORTS

    def __init__(self, stage: TallyStage) -> None:
        self._tally = stage

    def prepare(self) -> Iterator[None]:
        """Make the stage's memory from its rows."""
        return self._tally.prepare()

    def handle(self, message: Message) -> Handled:
        """Count one report in."""
        report = decode(message.value or b"", EventReport)
        tallied = self._tally.take(report, message.partition)
        return Handled(tuple(_emit(event_id, event) for event_id, event in tallied.items()))


def _emit(event_id: str, event: Event | None) -> Emit:
    if event is None:
        return Emit.tombstone(EVENTS, event_id)
    event_headers = headers(EVENTS, f"{event_id}.{event.revision}", event.updated_at)
    return Emit.of(EVENTS, event_id, event, event_headers)
