from types import SimpleNamespace
from typing import Any

import faust

from streams.engine import App, held
from streams.engine.lease import Lease
from tests.engine.support import ONE, build, event, message

HOUR = SimpleNamespace(broker_session_timeout=3600.0, broker_rebalance_timeout=3600.0)
BLINK = SimpleNamespace(broker_session_timeout=0.001, broker_rebalance_timeout=0.001)


class Coordinator:
    """Stands in for the group's coordinator: gives the answers it was told, and counts the questions."""

    def __init__(self, app: faust.App, *answers: bool) -> None:
        self.app, self.answers, self.asked = app, iter(answers), 0

    async def confirm(self) -> bool:
        self.asked += 1
        answer = next(self.answers, None)
        if answer is None:  # no more to say: the rebalance comes
            self.app.consumer_generation_id += 1
        return bool(answer)


def under(coordinator_answers: tuple[bool, ...], conf: Any = HOUR) -> tuple[faust.App, Coordinator]:
    app: Any = build(App)
    app.flow_control.resume()
    coordinator = Coordinator(app, *coordinator_answers)
    app.consumer._thread.thread_loop.close()
    app.consumer.lease = Lease(conf, coordinator.confirm)
    return app, coordinator


async def test_an_event_is_held_when_the_coordinator_says_so() -> None:
    app, _ = under((True,))
    assert await held(event(app, message(1)))


async def test_the_coordinator_is_not_asked_again_while_its_word_is_fresh() -> None:
    app, coordinator = under((True,))
    for offset in range(5):
        await held(event(app, message(offset)))
    assert coordinator.asked == 1


async def test_it_waits_for_the_rebalance_where_the_coordinator_says_no() -> None:
    app, coordinator = under((False, False), BLINK)
    assert not await held(event(app, message(1)))
    assert coordinator.asked == 3


async def test_after_a_no_that_becomes_a_yes_the_event_is_held() -> None:
    app, coordinator = under((False, True))
    app.consumer.lease._pause = 0.0  # type: ignore[attr-defined]
    assert await held(event(app, message(1)))
    assert coordinator.asked == 2


async def test_an_event_of_an_earlier_generation_is_not_held_and_nobody_is_asked() -> None:
    app, coordinator = under(())
    assert not await held(event(app, message(1, generation=0)))
    assert coordinator.asked == 0


async def test_no_event_is_held_while_a_rebalance_goes_on() -> None:
    app, _ = under((True,))
    app.flow_control.suspend()
    assert not await held(event(app, message(1)))


async def test_an_event_that_is_not_held_cannot_be_acknowledged() -> None:
    app, _ = under(())
    app.flow_control.suspend()  # as when the worker stops: the generation goes on
    refused = event(app, message(41))
    await held(refused)
    refused.ack()
    assert app.consumer._filter_committable_offsets([ONE]) == {}  # type: ignore[attr-defined]
