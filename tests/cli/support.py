"""The command as a user runs it: a process, its standard input, and what it prints."""

import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import click
import pytest
from click.testing import CliRunner

from streams.cli import main
from tests.cli import forks

__all__ = ["TEXT", "called", "command", "filtered", "forked", "joined", "newsfold"]

TEXT = (
    "French police arrested dozens of protesters in Paris on Monday, the interior ministry said. The group"
    " had blocked a road near the airport for six hours, and 40 flights were late, a spokesman said."
)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "streams.cli", *map(str, arguments)]


def newsfold(
    *arguments: object, given: bytes = b"", seconds: float = 60
) -> "subprocess.CompletedProcess[bytes]":
    """Run a verb to its end, in a process that is forked. No output of it may ever be a traceback."""
    wide = {**os.environ, "COLUMNS": "160", "NO_COLOR": "1"}
    done = forked(*arguments, surroundings=wide, folder=Path.cwd(), given=given, seconds=seconds)
    assert b"Traceback" not in done.stderr
    return done


def forked(
    *arguments: object, surroundings: Mapping[str, str], folder: Path, given: bytes = b"", seconds: float
) -> "subprocess.CompletedProcess[bytes]":
    """Run a verb to its end in a process that is forked, with surroundings and a folder of its own."""
    words = list(map(str, arguments))
    with TemporaryFile() as entered, TemporaryFile() as said, TemporaryFile() as errors:
        entered.write(given)
        entered.seek(0)
        code = forks.run(words, (entered, said, errors), surroundings, folder, seconds)
        return subprocess.CompletedProcess(words, code, _whole(said), _whole(errors))


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def called(*arguments: object, **surroundings: str) -> "subprocess.CompletedProcess[str]":
    """Run a verb to its end in this process, which a test may have patched."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in surroundings.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["newsfold", *map(str, arguments)])
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            main()
    gc.collect()  # what a client did not close warns now, and not in another test
    return subprocess.CompletedProcess(sys.argv, int(ended.value.code or 0), out.getvalue(), err.getvalue())


def joined(records: Iterable[object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def filtered(verb: str, given: bytes, *options: str) -> list[dict[str, Any]]:
    """Run a filter that is to succeed, in this process; returns the records of its lines."""
    called: click.Command = getattr(import_module(f"streams.cli.{verb}"), verb)
    done = CliRunner().invoke(called, ["--jsonl", *options], input=given, catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout_bytes.splitlines()]
