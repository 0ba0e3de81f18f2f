"""What a stack of Python frames is busy with: a stage of its own, or a kind of plumbing.

Standard library alone: the sampler imports it at the start of every process.
"""

from collections.abc import Iterable
from functools import cache

__all__ = ["KINDS", "PLUMBING", "STAGES", "Frame", "kind_of"]

Frame = tuple[str, str]  #: the path of a file, and the name of a function in it

STAGES = ("clean", "fold", "code")
PLUMBING = (
    "JSON",
    "rows",
    "compression",
    "aiokafka",
    "Faust",
    "pool",
    "agents",
    "event loop",
    "other threads",
)
KINDS = (*STAGES, *PLUMBING)

#: What is in a path, and what is then done. The first that fits holds; more of the same path comes first.
_PATHS = (
    ("streams/wire.py", "JSON"),
    ("faust/serializers/", "JSON"),
    ("faust/utils/json.py", "JSON"),
    ("streams/state.py", "rows"),
    ("faust/stores/", "rows"),
    ("rocksdict", "rows"),
    ("streams/engine/stores.py", "rows"),
    ("streams/engine/tables.py", "rows"),
    ("streams/recordbatch/", "aiokafka"),
    ("aiokafka/codec.py", "compression"),
    ("aiokafka/", "aiokafka"),
    ("/mode/worker.py", "event loop"),
    ("/mode/threads.py", "event loop"),
    ("/faust/", "Faust"),
    ("/mode/", "Faust"),
    ("multiprocessing/", "pool"),
    ("streams/pool", "pool"),
    ("streams/engine/", "Faust"),  # what stands in for it
    ("streams/agents/", "agents"),
    ("streams/metrics", "agents"),
    ("streams/extract/", "clean"),
    ("streams/tidy/", "clean"),
    ("streams/fold/", "fold"),
    ("streams/code/", "code"),
    ("streams/tally/", "code"),
    ("streams/steps/extract.py", "clean"),
    ("streams/steps/tidy.py", "clean"),
    ("streams/steps/fold.py", "fold"),
    ("streams/steps/code.py", "code"),
    ("streams/steps/tally.py", "code"),
    ("streams/steps/", "agents"),
)
_EVERYDAY = "benchmarks/pipeline/everyday.py"
_PACKED = ("pack", "unpack")  #: how a row that knows a shorter form is written


def kind_of(frames: Iterable[Frame]) -> tuple[str, Frame]:
    """Return the kind that the innermost frame with one has, and that frame. The innermost comes first.

    Of an event loop, which is what is left, it is the innermost of all.
    """
    inner: Frame | None = None
    for frame in frames:
        inner = inner or frame
        if kind := _of(frame):
            return kind, inner if kind == "event loop" else frame
    return "event loop", inner or ("", "")


@cache
def _of(frame: Frame) -> str | None:
    path, function = frame
    if path.endswith(_EVERYDAY):
        return function if function in STAGES else "agents"
    if "streams/fold/" in path and function in _PACKED:
        return "rows"
    return next((kind for part, kind in _PATHS if part in path), None)
