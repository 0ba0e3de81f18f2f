"""Properties that are found out once, when they are asked for."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["lazy"]

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - it is written as `property` is
    """What `functools.cached_property` is, without the lock that it takes before Python 3.12.

    That is half of the time of a property that is asked for once.
    """

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, of: None, owner: type) -> Self: ...
    @overload
    def __get__(self, of: object, owner: type) -> T: ...
    def __get__(self, of: object | None, owner: type) -> Self | T:
        """Read the property, and keep it where it is found without asking here again."""
        if of is None:
            return self
        value = of.__dict__[self._name] = self._read(of)
        return value
