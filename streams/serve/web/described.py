"""What the description says of bodies that the handlers read by themselves."""

from dataclasses import dataclass
from typing import Any

from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, Reference, RequestBody, Schema

from streams.records import RawPage
from streams.schemas.jsonschema import schema_of

__all__ = ["PageOperation", "PagesOperation"]


def _schema(given: dict[str, Any]) -> Schema:
    """Return a property of a page, as `schemas/` has it, in Litestar's words."""
    names = given.get("type", [])
    types = [OpenAPIType(name) for name in ([names] if isinstance(names, str) else names)]
    inner = given.get("additionalProperties")
    return Schema(
        type=types or None,
        description=given.get("description"),
        any_of=[_schema(one) for one in given["anyOf"]] if "anyOf" in given else None,
        additional_properties=_schema(inner) if isinstance(inner, dict) else None,
    )


def _page() -> Schema:
    given = schema_of(RawPage)
    properties: dict[str, Reference | Schema] = {
        name: _schema(one) for name, one in given["properties"].items()
    }
    return Schema(
        title="RawPage", type=OpenAPIType.OBJECT, description=given["description"],
        required=given["required"], properties=properties,
    )  # fmt: skip


_PAGE = _page()  # in full at each place: what is registered by hand, Litestar drops


@dataclass
class PageOperation(Operation):
    """Takes one page."""

    def __post_init__(self) -> None:
        self.request_body = RequestBody({"application/json": OpenAPIMediaType(_PAGE)}, required=True)


@dataclass
class PagesOperation(Operation):
    """Takes a page, an array of pages, or a line for each."""

    def __post_init__(self) -> None:
        several = Schema(one_of=[_PAGE, Schema(type=OpenAPIType.ARRAY, items=_PAGE)])
        lines = Schema(type=OpenAPIType.STRING, description="A page a line.")
        content = {
            "application/json": OpenAPIMediaType(several),
            "application/jsonl": OpenAPIMediaType(lines),
        }
        self.request_body = RequestBody(content, required=True)
