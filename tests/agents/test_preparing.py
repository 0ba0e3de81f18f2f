"""A step that is made ready first, by an agent that goes on answering."""

import asyncio
import gc
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from streams.agents.preparing import prepared


class Slow:
    def __init__(self) -> None:
        self.slices = 0

    def prepare(self) -> Iterator[None]:
        for _ in range(3):
            self.slices += 1
            yield


def held_for(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the event be held for so many questions."""
    left = iter([True] * times)

    async def held(event: Any) -> bool:
        return next(left, False)

    monkeypatch.setattr(sys.modules[prepared.__module__], "held", held)


@pytest.mark.parametrize(("times", "ready", "slices"), [(2, True, 3), (0, False, 2)])
async def test_a_step_is_made_ready_while_the_event_is_held(
    times: int, ready: bool, slices: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_for(monkeypatch, times)
    step = Slow()
    assert await prepared(step, None) is ready
    assert step.slices == slices


async def test_the_collector_is_spared_what_was_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    held_for(monkeypatch, 9)
    gc.unfreeze()
    assert await prepared(Slow(), None)
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


async def test_the_collector_stays_off_until_the_last_of_two_steps_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held_for(monkeypatch, 9)
    seen: list[bool] = []

    class Slower(Slow):
        def prepare(self) -> Iterator[None]:
            for _ in range(6):
                seen.append(gc.isenabled())
                yield

    await asyncio.gather(prepared(Slower(), None), prepared(Slow(), None))
    assert seen[1:] == [False] * 5  # the first was asked before any was being made ready
    assert gc.isenabled()
    gc.unfreeze()
