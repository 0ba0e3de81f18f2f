"""The schemas of the records, and the AsyncAPI document over them: what the folder `schemas/` holds."""

import orjson
import yaml

from streams import topics
from streams.schemas.asyncapi import document
from streams.schemas.jsonschema import file_of, name_of, schema_of

__all__ = ["NAMES", "file_name", "text"]

_ASYNCAPI = "asyncapi"
_RECORDS = {name_of(topic.record): topic.record for topic in topics.ALL if topic.record}
_NOTE = "# Made by `newsfold schema --write` from the records and the list of topics: not edited by hand.\n"

#: What can be printed: one name a record, and `asyncapi`.
NAMES = (*_RECORDS, _ASYNCAPI)


def file_name(name: str) -> str:
    """Return the file that one of `NAMES` has in `schemas/`."""
    return "asyncapi.yaml" if name == _ASYNCAPI else file_of(_RECORDS[name])


def text(name: str) -> str:
    """Return that file's content: JSON for a record, YAML for `asyncapi`. The same for every call."""
    if name == _ASYNCAPI:
        return _NOTE + yaml.safe_dump(document(), sort_keys=False, allow_unicode=True, width=100)
    pretty = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(schema_of(_RECORDS[name]), option=pretty).decode()
