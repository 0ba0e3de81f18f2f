"""What went wrong with a request, as RFC 9457 has it: `application/problem+json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from streams.errors import NewsfoldError

__all__ = ["MEDIA_TYPE", "Problem", "Refused", "Wrong"]

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """One thing that is wrong with what was sent."""

    path: str  #: where: `$[3].url` of a body, `query.limit`, `header.Authorization`
    detail: str  #: what, in a sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """The body of every answer that is an error."""

    title: str  #: the status in words
    status: int  #: the HTTP status
    detail: str  #: what happened, and what to do next
    type: str = "about:blank"
    errors: tuple[Wrong, ...] = ()  #: what is wrong, and where, as far as that is in the request

    @classmethod
    def of(cls, status: int, detail: str, errors: tuple[Wrong, ...] = ()) -> "Problem":
        """Return the problem for a status."""
        return cls(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)


class Refused(NewsfoldError):
    """A request that is answered with a problem."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *errors: Wrong,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.problem = Problem.of(status, detail, errors)
        self.headers = dict(headers or {})
