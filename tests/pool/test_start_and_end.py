"""When the pool begins nobody waits for it, and however its owner ends, nothing of it stays."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import descendants, gone

_ROOT = Path(__file__).parents[2]

_GATED = """
import asyncio
import os
import signal
from multiprocessing import forkserver
from pathlib import Path
from streams.pool import Pool
from tests.pool.one import run
from tests.pool.work import double, own_pid
from tests.processes import gone

async def main(released):
    with Pool(processes=1, seconds=5.0, mib=256, preload=("tests.pool.gate",)) as pool:
        (future,) = pool.lane("one").map(double, [21])
        await asyncio.get_running_loop().run_in_executor(None, input)  # the test has seen the server load
        assert not future.done()
        released.touch()
        assert await future == 42

        process = await run(pool.lane("one"), own_pid)
        released.unlink()
        os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
        assert gone({process})
        (future,) = pool.lane("one").map(double, [4])
        await asyncio.get_running_loop().run_in_executor(None, input)  # it loads again
        assert not future.done()
        released.touch()
        assert await future == 8

if __name__ == "__main__":
    asyncio.run(main(Path(os.environ["NEWSFOLD_TEST_GATE"])))
"""
#: A process of each lane at work that never ends; each prints its number.
_BUSY = """
import asyncio
from functools import partial
from pathlib import Path
from streams.pool import Pool
from tests.pool.work import HANG, read_and_tell

async def main():
    with Pool(processes=1, seconds=60.0, mib=256) as pool:
        for name in ("one", "two"):
            pool.lane(name).map(read_and_tell, [HANG])
        await asyncio.sleep(600)

if __name__ == "__main__":
    asyncio.run(main())
"""


Running = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """Start a script; its gate opens when `released` is there."""
    started: list[subprocess.Popen[str]] = []

    def start(text: str) -> "subprocess.Popen[str]":
        path = tmp_path / "script.py"
        path.write_text(text)
        gate = {"NEWSFOLD_TEST_GATE": str(tmp_path / "released")}
        process = subprocess.Popen(
            [sys.executable, str(path)],
            env={**os.environ, "PYTHONPATH": str(_ROOT), **gate},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        with process:
            process.kill()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_the_event_loop_does_not_wait_for_what_the_fork_server_loads(running: Running) -> None:
    process = running(_GATED)
    assert process.stdin
    for _ in range(2):  # at the beginning, and when the server has died with its processes
        assert line_of(process) == "loading"
        process.stdin.write("go on\n")
        process.stdin.flush()
    assert process.wait(60) == 0


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")


@on_linux
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_of_a_pool_outlives_its_owner(running: Running, number: signal.Signals) -> None:
    owner = running(_BUSY)
    at_work = {int(line_of(owner)) for _ in range(2)}
    below = descendants(owner.pid)
    assert at_work < below
    owner.send_signal(number)
    assert gone(below)


@on_linux
def test_a_server_that_is_still_loading_does_not_outlive_its_owner(running: Running) -> None:
    owner = running(_GATED)
    assert line_of(owner) == "loading"
    below = descendants(owner.pid)
    assert below
    owner.kill()
    assert gone(below)
