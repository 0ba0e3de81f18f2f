"""The command in processes that are forked, so that each has its imports and its models at once.

`python -m tests.cli.forks SOCKET` imports every verb, and forks itself for each run that is asked of it. A
run has its own arguments, surroundings, folder and streams, and ends as the command does: all that it lacks
is a start, which what runs `tests.cli.support.command` has.
"""

import atexit
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any

__all__ = ["run"]

_ROOT = Path(__file__).parents[2]


def run(
    arguments: Sequence[str],
    streams: Sequence[IO[bytes]],
    surroundings: Mapping[str, str],
    folder: Path,
    seconds: float,
) -> int:
    """Run the command in a folder, on an input, an output and one for errors; returns its exit code.

    Raises `subprocess.TimeoutExpired` where it takes longer, and the run is ended.
    """
    asked = {"arguments": arguments, "surroundings": dict(surroundings), "folder": str(folder)}
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(seconds)
        asking.connect(_server())
        socket.send_fds(asking, [b" "], [stream.fileno() for stream in streams])
        asking.sendall(json.dumps(asked).encode() + b"\n")
        answer = asking.makefile()
        pid = int(answer.readline())
        try:
            return int(answer.readline())
        except TimeoutError as error:
            os.kill(pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(list(arguments), seconds) from error


@cache
def _server() -> str:
    """Start the server, which ends with this process; returns where it listens."""
    folder = tempfile.TemporaryDirectory()
    path = f"{folder.name}/forks"
    pipe, command = subprocess.PIPE, [sys.executable, "-m", "tests.cli.forks", path]
    own = {**os.environ, "COLUMNS": "160", "NO_COLOR": "1"}  # what is read by imports alone
    server = subprocess.Popen(command, cwd=_ROOT, env=own, stdin=pipe, stdout=pipe)
    atexit.register(folder.cleanup)
    atexit.register(server.communicate)  # it ends where its input does
    assert server.stdout
    assert server.stdout.readline() == b"ready\n"
    return path


def _serve(path: str) -> socket.socket | None:
    """Fork for whoever asks: returns that one in the fork, and null here once nobody will ask any more."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        print("ready", flush=True)  # noqa: T201 - whoever has started it waits for that
        while sys.stdin not in select.select([listening, sys.stdin], [], [])[0]:
            asking, _ = listening.accept()
            if os.fork() == 0:
                return asking
            asking.close()
            _reap()
    return None


def _reap() -> None:
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


def _answer(asking: socket.socket) -> None:
    """Run what is asked in one more fork, and say which process that is, and how it ended."""
    _, streams, _, _ = socket.recv_fds(asking, 1, 3)
    asked = json.loads(asking.makefile().readline())
    if pid := os.fork():
        asking.sendall(b"%d\n" % pid)
        _, status = os.waitpid(pid, 0)
        asking.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
        os._exit(0)
    asking.close()
    _become(asked, streams)
    code = _run()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()
    os._exit(code)  # not by the end of Python, for which all that was loaded would have to be copied


def _become(asked: dict[str, Any], streams: Sequence[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout = open(0), open(1, "w")  # noqa: SIM115 - numbers, open to the end
    sys.stderr = open(2, "w", errors="backslashreplace", buffering=1)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(asked["surroundings"])
    os.chdir(asked["folder"])
    sys.argv[1:] = asked["arguments"]


def _run() -> int:
    """Run the command as its start does, to what its end does; returns its exit code."""
    try:
        runpy.run_module("streams.cli", run_name="__main__", alter_sys=True)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 0 if error.code is None else 1
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        threading._shutdown()  # type: ignore[attr-defined]  # as the end of Python does
        atexit._run_exitfuncs()
    return 0


def _import_all() -> None:
    """Import all verbs and load the models; nothing of it will be looked through for garbage."""
    for file in (_ROOT / "streams" / "cli").glob("[a-z]*.py"):
        import_module(f"streams.cli.{file.stem}")
    import_module("streams.warm")
    gc.freeze()


if __name__ == "__main__":
    _import_all()
    if asker := _serve(sys.argv[1]):
        _answer(asker)
