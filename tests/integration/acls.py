"""Kafka's ACLs: those that a page shows, and granting and revoking them. aiokafka has no requests for it."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import for_code
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import Array, Int8, Int16, Int32, Schema, String

__all__ = ["Acl", "grant", "revoke", "shown"]

_KINDS = {"topic": 2, "group": 3}
_PATTERNS = {"literal": 3, "prefixed": 4}
_OPERATIONS = {"Read": 3, "Write": 4, "Create": 5, "Delete": 6, "Describe": 8}
_ALLOW = 3
_TEXT = String("utf-8")


@dataclass(frozen=True, order=True)
class Acl:
    user: str
    operation: str
    kind: str
    name: str
    pattern: str

    def __str__(self) -> str:
        star = "*" if self.pattern == "prefixed" else ""
        return f"{self.user}-{self.operation}-{self.name}{star}"

    @property
    def wire(self) -> tuple[Any, ...]:
        principal = f"User:{self.user}"
        return (
            _KINDS[self.kind], self.name, _PATTERNS[self.pattern], principal, "*",
            _OPERATIONS[self.operation], _ALLOW,
        )  # fmt: skip


def shown(script: str) -> Iterator[Acl]:
    """Yield the ACLs that the lines of kafka-acls.sh in a script would grant."""
    for line in re.sub(r"\\\n\s*", "", script).splitlines():
        if line.startswith("$acls "):
            yield from _of_command(shlex.split(line)[1:])


def _of_command(words: list[str]) -> Iterator[Acl]:
    pairs = list(zip(words[::2], words[1::2], strict=True))

    def given(option: str) -> list[str]:
        return [value for name, value in pairs if name == option]

    (user,) = given("--allow-principal")
    (pattern,) = given("--resource-pattern-type") or ["literal"]
    for kind in _KINDS:
        for operation, name in product(given("--operation"), given(f"--{kind}")):
            yield Acl(user.removeprefix("User:"), operation, kind, name, pattern)


_RESOURCE = (("kind", Int8), ("name", _TEXT), ("pattern", Int8), ("principal", _TEXT), ("host", _TEXT),
             ("operation", Int8), ("permission", Int8))  # fmt: skip


class _Created(Response):  # type: ignore[misc]  # aiokafka has no types
    API_KEY = 30
    API_VERSION = 1
    SCHEMA = Schema(("throttle", Int32), ("results", Array(("error_code", Int16), ("message", _TEXT))))


class _CreateStruct(RequestStruct):  # type: ignore[misc]  # as above
    API_KEY = 30
    API_VERSION = 1
    RESPONSE_TYPE = _Created
    SCHEMA = Schema(("creations", Array(*_RESOURCE)))


class _Deleted(Response):  # type: ignore[misc]  # as above
    API_KEY = 31
    API_VERSION = 1
    SCHEMA = Schema(
        ("throttle", Int32),
        (
            "results",
            Array(
                ("error_code", Int16),
                ("message", _TEXT),
                ("matching", Array(("error_code", Int16), ("message", _TEXT), *_RESOURCE)),
            ),
        ),
    )


class _DeleteStruct(RequestStruct):  # type: ignore[misc]  # as above
    API_KEY = 31
    API_VERSION = 1
    RESPONSE_TYPE = _Deleted
    SCHEMA = Schema(("filters", Array(*_RESOURCE)))


class _Create(Request[_CreateStruct]):  # type: ignore[misc]  # as above
    API_KEY = 30

    def __init__(self, acls: Iterable[Acl]) -> None:
        self._acls = [acl.wire for acl in acls]

    def build(self, request_struct_class: type[_CreateStruct]) -> _CreateStruct:
        return request_struct_class(self._acls)


class _Delete(Request[_DeleteStruct]):  # type: ignore[misc]  # as above
    API_KEY = 31

    def __init__(self, acls: Iterable[Acl]) -> None:
        self._acls = [acl.wire for acl in acls]

    def build(self, request_struct_class: type[_DeleteStruct]) -> _DeleteStruct:
        return request_struct_class(self._acls)


async def grant(admin: AIOKafkaAdminClient, acls: Iterable[Acl]) -> None:
    _raise(await admin._send_request(_Create(acls)))


async def revoke(admin: AIOKafkaAdminClient, acls: Iterable[Acl]) -> None:
    _raise(await admin._send_request(_Delete(acls)))


def _raise(response: Any) -> None:
    for code, message, *_ in response.results:
        if code:
            raise for_code(code)(message)
