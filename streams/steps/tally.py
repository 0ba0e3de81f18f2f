"""What stories report of events to events, in order by event."""

from streams.cloudevents import headers
from streams.emit import Emit, Handled, Message
from streams.records import EventReport, Stage
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

    def handle(self, message: Message) -> Handled:
        """Count one report in."""
        result = self._tally.take(decode(message.value or b"", EventReport))
        if result is None:
            return Handled()
        event = result.event
        if event is None:
            return Handled((Emit.tombstone(EVENTS, result.event_id),))
        told = headers(EVENTS, f"{event.event_id}.{event.revision}", event.updated_at)
        return Handled((Emit.of(EVENTS, event.event_id, event, told),))
