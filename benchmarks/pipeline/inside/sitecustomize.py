"""What Python imports at its start, where the benchmark has put this folder on its path: it starts the sampler."""

import os

if folder := os.environ.get("PIPELINE_SAMPLES"):
    from benchmarks.pipeline.sampler import start

    start(folder)
    os.register_at_fork(after_in_child=lambda: start(folder))
