"""When the pool begins nobody waits for it, and however its owner ends, nothing of it stays."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]

_GATED = """
import asyncio
from pathlib import Path
from streams.pool import Pool
from tests.pool.work import double

async def main(released):
    with Pool(processes=1, seconds=5.0, mib=256, preload=("tests.pool.gate",)) as pool:
        (future,) = pool.lane("one").map(double, [21])
        await asyncio.get_running_loop().run_in_executor(None, input)  # the test has seen the server load
        assert not future.done()
        released.touch()
        assert await future == 42

if __name__ == "__main__":
    import os
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
        process.kill()
        process.communicate()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_the_event_loop_does_not_wait_for_what_the_fork_server_loads(running: Running) -> None:
    process = running(_GATED)
    assert line_of(process) == "loading"
    process.communicate("go on\n", timeout=60)
    assert process.returncode == 0


def descendants(pid: int) -> set[int]:
    """Return the processes below one."""
    parents = {int(path.name): parent_of(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def parent_of(path: Path) -> int | None:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: set[int], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(alive, pids))


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
