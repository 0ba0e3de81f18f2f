"""The stages as steps: bytes in, bytes out. A worker runs them as agents, a pipeline in one process."""

from streams.steps.code import CodeStep
from streams.steps.extract import ExtractStep
from streams.steps.fold import FoldStep
from streams.steps.settle import LooksAhead, Prepared, Stateful, Step, settle
from streams.steps.tally import TallyStep
from streams.steps.thread import ThreadStep
from streams.steps.tidy import TidyStep

__all__ = [
    "CodeStep",
    "ExtractStep",
    "FoldStep",
    "LooksAhead",
    "Prepared",
    "Stateful",
    "Step",
    "TallyStep",
    "ThreadStep",
    "TidyStep",
    "settle",
]
