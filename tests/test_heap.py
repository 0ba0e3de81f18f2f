"""A process keeps little of the memory that it has given back."""

import subprocess
import sys

import pytest

_KEPT = """
import re, sys, threading
from pathlib import Path
from streams import heap

def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

def burst():
    blocks = [bytearray(size) for _ in range(100) for size in (900_000, 200_000)]
    del blocks[:-1]  # what comes last stays, as something always does

if sys.argv[1] == "bounded":
    heap.bound()
before = resident()
threads = [threading.Thread(target=burst) for _ in range(4)]
for thread in threads:
    burst()
    thread.start()
    thread.join()
print(resident() - before)
"""


def kept(how: str) -> float:
    """Return the MiB that a process has more than before, once it has given all of it back."""
    done = subprocess.run([sys.executable, "-c", _KEPT, how], capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone can be told")
def test_less_is_kept_than_glibc_would_keep_by_itself() -> None:
    assert kept("bounded") < 8
    assert kept("as it is") > 16
