"""Processes that end with the one that started them."""

import ctypes
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import IO, Any

__all__ = ["child", "die_with_parent", "end"]

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Ask Linux to kill this process when the thread that started it ends. Elsewhere nothing is asked.

    A child calls it, before its `exec` or at its start.
    """
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def child(
    command: Sequence[str], output: IO[bytes] | int = subprocess.DEVNULL, **options: Any
) -> "subprocess.Popen[bytes]":
    """Start a process that ends with this thread, however that ends. Both its outputs go to `output`.

    It has a session of its own: a Ctrl-C is for its parent, which ends it in order. `options` are further
    ones of `subprocess.Popen`.
    """
    return subprocess.Popen(  # noqa: S603 - the command is the caller's own
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, no lock is taken
        **options,
    )


def end(process: "subprocess.Popen[bytes]", seconds: float, number: signal.Signals = signal.SIGTERM) -> None:
    """Ask a process to end, by a signal; kill it where it has not ended in so many seconds."""
    process.send_signal(number)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
