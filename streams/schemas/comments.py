"""What the source says of a field beside it: the `#:` comments, which Python itself drops."""

import inspect
import re

__all__ = ["comments"]

_COMMENTED = re.compile(r"^ +(?P<name>\w+)(?::| =)[^#\n]*#: (?P<said>.+)$", re.MULTILINE)


def comments(kind: type) -> dict[str, str]:
    """Return name -> `#:` comment of the fields (or enum members) of a class, its own bases' included."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__ == kind.__module__:
            found.update(_COMMENTED.findall(inspect.getsource(base)))
    return found
