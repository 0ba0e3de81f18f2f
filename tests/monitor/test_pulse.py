import asyncio

from streams.monitor import Pulse


def test_a_loop_that_turns_is_well_and_one_that_does_not_is_not() -> None:
    now = 0.0
    loop = asyncio.new_event_loop()
    pulse = Pulse(loop, lambda: now)
    now = 60.0
    before = pulse.stands_still
    loop.run_until_complete(asyncio.sleep(0))
    after = pulse.stands_still
    now = 71.0
    later = pulse.stands_still
    loop.close()
    assert (before, after) == ("the event loop has not turned for 60 s", "")
    assert later == "the event loop has not turned for 11 s"
