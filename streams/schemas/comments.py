"""What the source says of a field beside it or above it: the `#:` comments, which Python itself drops."""

import inspect
import re

__all__ = ["comments"]

_COMMENTED = re.compile(
    r"^(?P<above>(?: +#: .+\n)*) +(?P<name>\w+)(?::| =)[^#\n]*(?:#: (?P<beside>.+))?$", re.MULTILINE
)
_MARK = re.compile(r"^ +#: ", re.MULTILINE)


def comments(kind: type) -> dict[str, str]:
    """Return name -> `#:` comment of the fields (or enum members) of a class, its own bases' included."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__ == kind.__module__:
            found.update(_found(inspect.getsource(base)))
    return found


def _found(source: str) -> dict[str, str]:
    said = {
        one["name"]: " ".join(_MARK.sub("", one["above"]).splitlines()) or one["beside"]
        for one in _COMMENTED.finditer(source)
    }
    return {name: text for name, text in said.items() if text}
