"""A module that takes as long to import as a test wants: until a file is there."""

import os
import time
from pathlib import Path

print("loading", flush=True)  # noqa: T201 - to the test, which is the other end
_released = Path(os.environ["NEWSFOLD_TEST_GATE"])
while not _released.exists():
    time.sleep(0.01)
