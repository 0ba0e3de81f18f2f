"""Hidden characters are written out, and nothing else is changed."""

import re

import orjson
from hypothesis import given
from hypothesis import strategies as st

from streams.text.hidden import harmless, visible

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


@given(st.text() | st.dictionaries(st.text(), st.text()))
def test_json_that_is_made_harmless_is_the_same_json(record: object) -> None:
    try:
        line = orjson.dumps(record)
    except orjson.JSONEncodeError:  # half characters
        return
    assert orjson.loads(harmless(line)) == record
    assert not HIDDEN.search(harmless(line).decode())


@given(st.text())
def test_of_a_text_nothing_is_left_that_is_hidden_and_nothing_else_is_changed(text: str) -> None:
    assert not HIDDEN.search(visible(text))
    if not HIDDEN.search(text) and not re.search("[\ud800-\udfff]", text):
        assert visible(text) == text
