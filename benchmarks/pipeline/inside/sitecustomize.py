"""What Python imports at its start where the benchmark has put this folder on its path."""

import os

from benchmarks.pipeline.sampler import start

_FOLDER = os.environ.get("PIPELINE_SAMPLES", "")


def _start() -> None:
    start(_FOLDER)


if _FOLDER:
    start(_FOLDER)
    os.register_at_fork(after_in_child=_start)
