"""A verb on a terminal that is silent for a while, and one whose output nobody looks at."""

import io
import os
import pty
import subprocess
import sys

import pytest

from streams.cli.alive import Alive, Heard
from tests.cli.support import TEXT, command, joined, newsfold
from tests.clock import Clock

ERASE = "\r\x1b[2K"


def test_a_sign_comes_after_two_seconds_and_goes_before_anything_is_written() -> None:
    clock, terminal = Clock(), io.StringIO()
    alive = Alive("fold", terminal, clock)
    heard = Heard(terminal, alive)
    for clock.now in (1.9, 2.0, 3.0):
        alive.look()
    heard.write("a story\n")
    alive.look()
    sign = f"{ERASE}newsfold fold is at work, "
    assert terminal.getvalue() == f"{sign}2 s{sign}3 s{ERASE}a story\n"


def test_what_is_written_in_time_is_all_there_is() -> None:
    clock, terminal = Clock(), io.StringIO()
    alive = Alive("fold", terminal, clock)
    for clock.now in (1.5, 3.0, 4.5):
        Heard(terminal, alive).writelines(["one\n"])
        alive.look()
    assert terminal.getvalue() == "one\n" * 3


def test_bytes_are_heard_too() -> None:
    clock, terminal = Clock(), io.StringIO()
    alive = Alive("fold", terminal, clock)
    clock.now = 5.0
    alive.look()
    out = io.TextIOWrapper(io.BytesIO())
    Heard(out, alive).buffer.write(b"{}\n")
    assert terminal.getvalue().endswith(ERASE)


def test_a_verb_that_waits_says_so_on_its_terminal_and_its_output_is_what_it_would_be() -> None:
    given = joined([{"url": "https://a.example/1", "text": TEXT}])
    ours, theirs = pty.openpty()
    pipe = subprocess.PIPE
    with subprocess.Popen(command("clean", "--jsonl"), stdin=pipe, stdout=pipe, stderr=theirs) as verb:
        os.close(theirs)
        shown = b""
        while b"newsfold clean is at work" not in shown:  # it waits for its input
            shown += os.read(ours, 1024)
        out, _ = verb.communicate(given, timeout=60)
    os.close(ours)
    assert (verb.returncode, out) == (0, newsfold("clean", "--jsonl", given=given).stdout)


def test_where_nobody_looks_no_sign_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    assert Alive.begin("fold") is None
    assert (sys.stdout, sys.stderr) == streams


def test_where_nobody_looks_nothing_is_said() -> None:
    given = joined([{"url": "https://a.example/1", "text": TEXT}])
    assert b"at work" not in newsfold("events", "--jsonl", given=given).stderr
