"""`newsfold demo` on a terminal; without one, the README's example runs it (tests/docs)."""

import os
import pty
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from streams.records import Stage
from tests.cli.support import command

pytestmark = pytest.mark.embedded


@contextmanager
def on_a_terminal(*options: object) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    ours, theirs = pty.openpty()
    with subprocess.Popen(command("demo", *options), stdin=theirs, stdout=theirs, stderr=theirs) as demo:
        os.close(theirs)
        try:
            yield demo, ours
        finally:
            demo.kill()
            os.close(ours)


def read_until(terminal: int, text: str) -> str:
    shown = b""
    while text.encode() not in shown:
        shown += os.read(terminal, 4_096)
    return shown.decode("utf-8", "replace")


def test_the_page_stays_up_until_ctrl_c_and_shows_what_was_made() -> None:
    with on_a_terminal("--port", 0) as (demo, terminal):
        shown = read_until(terminal, "(Ctrl-C ends it)")
        address = shown.rpartition("See it at ")[2].split()[0]
        assert "What became of each page" in shown
        assert httpx.get(f"{address}/").status_code == 200
        stories = httpx.get(f"{address}/stories", params={"min_outlets": 2}).json()["stories"]
        assert len(stories) > 1
        (worker,) = httpx.get(f"{address}/pipeline", timeout=30).json()["workers"]
        assert (worker["is_ready"], worker["error"]) == (True, None)
        assert worker["memory_bytes"] > 0
        assert all(stage["records"] and stage["mean_seconds"] for stage in worker["stages"])
        assert len(worker["stages"]) == len(Stage)
        demo.send_signal(signal.SIGINT)
        assert demo.wait(30) == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{address}/")


def test_without_the_page_it_ends_on_a_terminal_too() -> None:
    with on_a_terminal("--no-serve") as (demo, terminal):
        shown = read_until(terminal, "could not be used: ")
        assert demo.wait(30) == 0
        assert "page     http" not in shown
