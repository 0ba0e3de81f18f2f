"""A process that runs one extractor: `python -m benchmarks.extraction.child NAME`, see `wire`."""

import os
import re
import resource
import sys
from pathlib import Path
from time import process_time

from benchmarks.extraction.extractors import EXTRACTORS, Run
from benchmarks.extraction.wire import Done, Peak, Task
from streams.evaluation import Extraction
from streams.wire import decode, encode

_STATUS = Path("/proc/self/status")


def main() -> None:
    """Answer each line on standard input with one on standard output."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    run = EXTRACTORS[sys.argv[1]].load()
    for line in sys.stdin.buffer:
        out.write(encode(_done(run, decode(line, Task))) + b"\n")
        out.flush()
    out.write(encode(Peak(_peak())) + b"\n")
    out.flush()


def _done(run: Run, task: Task) -> Done:
    start = process_time()
    try:
        extraction, failed = run(task.url, task.html), False
    except Exception:  # whatever a library raises, it found nothing, and took its time for it
        extraction, failed = Extraction(), True
    return Done(process_time() - start, extraction, failed)


def _peak() -> int:
    """Return the most memory that this process had. Linux's `ru_maxrss` begins with that of its parent."""
    if _STATUS.exists() and (match := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"))):
        return int(match[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
