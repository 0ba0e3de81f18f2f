"""What is done to workers, their broker, their network and their disks."""

import asyncio
import os
import random
import resource
import subprocess
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker
from tests.pages import Pushed
from tests.soak.feed import deadly
from tests.soak.proxy import Proxy

__all__ = ["Crew", "Hand", "mistreat", "small_disk"]

_BETWEEN = (5.0, 14.0)  # seconds from the beginning of a fault to that of the next: 60 in ten minutes
_PAST_SESSION = 9  # seconds; the session is 6 s
_AWAY = (2.0, 8.0)  # seconds that a broker or a network is away
_NOTICED = 40.0  # seconds until a full disk is written to, at the latest
_LOOK = 0.2
_DISK = 48  # MiB of the small disk: more than the rows of 10,000 pages take
_FILE = 200_000  # bytes that a file may have where there is no small disk: RocksDB's first log is longer
_DAMAGED = 3  # files that are written garbage over


class Hand(NewsfoldWorker):
    """A worker of the soak. `small` says that its rows are on a small disk."""

    def __init__(self, address: str, folder: Path, log: Path, small: bool = False) -> None:
        super().__init__(address, folder)
        self._log = log
        self._command[self._command.index("streams.cli")] = "tests.soak.worker"
        self.rows = folder
        self.small = small


@dataclass
class Crew:
    """All that can be mistreated."""

    kafka: Kafka
    proxy: Proxy
    workers: Sequence[Hand]  #: the first one reaches the broker by the proxy
    push: Callable[[Sequence[Pushed]], Awaitable[None]]
    rng: random.Random
    done: Counter[str] = field(default_factory=Counter)
    free: list[Hand] = field(default_factory=list)
    busy: set[str] = field(default_factory=set)  #: faults of all that are under way

    async def kill(self, worker: Hand) -> None:
        await asyncio.to_thread(worker.kill)
        worker.start()

    async def interrupt(self, worker: Hand) -> None:
        await asyncio.to_thread(worker.stop)
        worker.start()

    async def pause(self, worker: Hand) -> None:
        worker.pause()
        await asyncio.sleep(_PAST_SESSION)
        worker.carry_on()

    async def damage(self, worker: Hand) -> None:
        """Write garbage over rows that a worker has left as good, and start it on them."""
        await asyncio.to_thread(worker.stop)
        files = sorted(path for path in worker.rows.rglob("*") if path.is_file() and path.stat().st_size)
        for path in self.rng.sample(files, min(_DAMAGED, len(files))):
            size = path.stat().st_size
            begin = self.rng.randrange(size)
            with path.open("r+b") as rows:
                rows.seek(begin)
                rows.write(self.rng.randbytes(min(4_096, size - begin)))
        worker.start()

    async def fill(self, worker: Hand) -> None:
        """Have its disk full until the worker has ended by it, or has written nothing for long."""
        filler = worker.rows.parent / "filler"
        full = worker.pid
        if worker.small:
            await asyncio.to_thread(_fill, filler)
        else:
            _limit_files(full, _FILE)
        for _ in range(int(_NOTICED / _LOOK)):
            if not worker.running or worker.pid != full:
                break
            await asyncio.sleep(_LOOK)
        if worker.small:
            filler.unlink()
        else:
            _limit_files(full, resource.RLIM_INFINITY)

    async def restart(self) -> None:
        """Have the broker away for a while."""
        await asyncio.to_thread(self.kafka.stop)
        await asyncio.sleep(self.rng.uniform(*_AWAY))
        await asyncio.to_thread(self.kafka.start)

    async def cut(self) -> None:
        """Have a worker's network away for a while, with and without a word."""
        self.rng.choice([self.proxy.hold, self.proxy.sever])()
        await asyncio.sleep(self.rng.uniform(*_AWAY) * 2)
        self.proxy.heal()

    async def poison(self) -> None:
        """Push a page that kills its process."""
        await self.push([deadly(self.done.total())])

    def of_one(self) -> dict[str, Callable[[Hand], Awaitable[None]]]:
        """Return the faults of one worker, by name."""
        return {
            "kill -9": self.kill,
            "SIGINT": self.interrupt,
            "pause": self.pause,
            "damaged rows": self.damage,
            "full disk": self.fill,
        }

    def of_all(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """Return the other faults, by name."""
        return {"broker restart": self.restart, "network cut": self.cut, "deadly page": self.poison}


async def mistreat(crew: Crew, seconds: float, say: Callable[[str], None]) -> None:
    """Do all of it in turn, shuffled, for so many seconds; return when all of it has been made good."""
    crew.free = list(crew.workers)
    until = asyncio.get_running_loop().time() + seconds
    async with asyncio.TaskGroup() as group:
        for name in _endless(crew):
            await asyncio.sleep(crew.rng.uniform(*_BETWEEN))
            if asyncio.get_running_loop().time() > until:
                break
            if task := _fault(crew, name):
                crew.done[name] += 1
                say(f"fault {crew.done.total()}: {name}")
                group.create_task(task)


def _endless(crew: Crew) -> Iterator[str]:
    names = [*crew.of_one(), *crew.of_all()]
    while True:
        yield from crew.rng.sample(names, len(names))


def _fault(crew: Crew, name: str) -> Coroutine[Any, Any, None] | None:
    """Return a fault to be done; null where nobody is free for it."""
    if name in crew.of_all():
        return None if name in crew.busy else _alone(crew, name)
    return _with(crew, name, crew.free.pop(crew.rng.randrange(len(crew.free)))) if crew.free else None


async def _alone(crew: Crew, name: str) -> None:
    crew.busy.add(name)
    await crew.of_all()[name]()
    crew.busy.remove(name)


async def _with(crew: Crew, name: str, worker: Hand) -> None:
    await crew.of_one()[name](worker)
    crew.free.append(worker)


def _limit_files(pid: int, size: int) -> None:
    with suppress(ProcessLookupError):  # it has ended
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1 << 20))


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk at a folder, where this user may; yield whether it is there."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}m", "newsfold-soak", str(folder)]
    try:
        small = os.geteuid() == 0 and not subprocess.run(mount, check=False, capture_output=True).returncode
    except OSError:  # there is no `mount` here
        small = False
    try:
        yield small
    finally:
        if small:
            subprocess.run(["umount", "-l", str(folder)], check=True)
