import asyncio

import pytest

from streams.agents.guard import guarded


class App:
    def __init__(self) -> None:
        self.crashed: list[BaseException] = []

    @property
    def should_stop(self) -> bool:
        return bool(self.crashed)

    async def crash(self, error: BaseException) -> None:
        self.crashed.append(error)


async def test_work_that_succeeds_goes_on() -> None:
    app = App()
    await guarded(app, asyncio.sleep(0))
    assert app.crashed == []


async def fail() -> None:
    raise OSError("no disk")


async def test_work_that_fails_ends_the_worker_and_is_never_left() -> None:
    """Left, it would be followed by the next message, and an acknowledgement past this one."""
    app = App()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(guarded(app, fail()), timeout=0.05)
    assert [str(error) for error in app.crashed] == ["no disk"]
