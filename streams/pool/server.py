"""What the fork server does before anything else. To import it is to do it: nobody else may.

It ends with the worker, however that ends, and its processes end with it; signals to all of a terminal or of
a service are the worker's to answer. What it loads is not looked through for garbage: a process that is
forked from it would have to copy all of it to do so.
"""

import gc
import signal

from streams import heap
from streams.lifetime import die_with_parent

__all__: list[str] = []

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
die_with_parent()
heap.bound()
gc.disable()
