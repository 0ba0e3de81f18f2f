"""Who may do what: tokens from a file, each with its scopes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from streams.errors import UsageError

__all__ = ["Scope", "Tokens", "read_tokens"]

_SHORTEST = 16  #: characters of a token: shorter ones can be guessed
_PARTS = 2  #: of a line: scopes and token


class Scope(StrEnum):
    """What a token is good for. `admin` takes in the others."""

    READ = "read"
    PUSH = "push"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens, as their hashes: no error and no log can show one."""

    known: tuple[tuple[bytes, frozenset[Scope]], ...]

    def scopes(self, token: str) -> frozenset[Scope] | None:
        """Return what a token is good for; null where it is unknown.

        It is compared with all there are, each in the same time: how long it takes says nothing.
        """
        given = sha256(token.encode("utf-8", "replace")).digest()
        matches = [scopes for digest, scopes in self.known if compare_digest(digest, given)]
        return frozenset().union(*matches) if matches else None


def read_tokens(file: Path) -> Tokens:
    """Read `SCOPE[,SCOPE...] TOKEN` lines; `#` begins a comment.

    Raises `UsageError` where the file cannot be read, a line is none of these, or there is none. No error
    shows a line: it may hold a token.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the tokens in {file} cannot be read: {error}; name another file") from error
    known = tuple(_lines(file, text))
    if not known:
        raise UsageError(f"{file} has no token; write a line with scopes and a token, such as: read,push …")
    return Tokens(known)


def _lines(file: Path, text: str) -> Iterator[tuple[bytes, frozenset[Scope]]]:
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        where = f"line {number} of {file}"
        if len(parts) != _PARTS:
            raise UsageError(f"{where} is not of the form SCOPE[,SCOPE...] TOKEN; correct it")
        if len(parts[1]) < _SHORTEST:
            raise UsageError(
                f"the token in {where} is shorter than {_SHORTEST} characters; take a longer one"
            )
        yield sha256(parts[1].encode()).digest(), _scopes(where, parts[0])


def _scopes(where: str, names: str) -> frozenset[Scope]:
    known = {scope.value for scope in Scope}
    if not set(names.split(",")) <= known:
        raise UsageError(f"{where} names a scope that there is not; there are {', '.join(sorted(known))}")
    scopes = frozenset(Scope(name) for name in names.split(","))
    return frozenset(Scope) if Scope.ADMIN in scopes else scopes
