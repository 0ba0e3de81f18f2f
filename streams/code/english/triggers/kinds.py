"""The root and the mode of an event."""

from dataclasses import dataclass

__all__ = ["Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A root and its mode."""

    root: str
    mode: str | None
