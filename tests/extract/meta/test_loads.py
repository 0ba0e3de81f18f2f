import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.loads import load_all
from streams.extract.meta.repair import repaired

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_what_is_json_is_read_as_json(value: object) -> None:
    assert load_all(json.dumps(value)) == [value]


@given(st.lists(st.dictionaries(st.text(), JSON), max_size=5))
def test_objects_one_after_another_are_all_read(values: list[object]) -> None:
    assert load_all("\n".join(map(json.dumps, values))) == values


@given(st.text() | st.text(alphabet='{}[]":,\\/*<!-> \nabc0'))
def test_no_text_raises(text: str) -> None:
    assert isinstance(load_all(text), list)


@given(JSON)
def test_repair_leaves_json_as_it_is(value: object) -> None:
    assert json.loads(repaired(json.dumps(value))) == value


@pytest.mark.parametrize(
    ("script", "values"),
    [
        ('{"a": 1,}', [{"a": 1}]),
        ('[{"a": "b" "c": 2},, 3]', [[{"a": "b", "c": 2}, 3]]),
        ('{"a": "b"\n "c": "d"}', [{"a": "b", "c": "d"}]),
        ('{"a": "line\nbreak"}', [{"a": "line\nbreak"}]),
        ('{"a": "He said "no" to it"}', [{"a": 'He said "no" to it'}]),
        ('{"a": "He said "no", and left", "b": 1}', [{"a": 'He said "no", and left', "b": 1}]),
        (r'{"a": "it\'s \d"}', [{"a": "it's d"}]),
        (
            '{"a": "b" // said Ann\n, /* no */ "c": "http://a.example/"}',
            [{"a": "b", "c": "http://a.example/"}],
        ),
        ('{"a": [1, {"b": 2', [{"a": [1, {"b": 2}]}]),
        ('{"a": , "b": 2}', [{"a": None, "b": 2}]),
        ("{a: b, c: undefined}", [{"a": "b", "c": None}]),
        ('\ufeff{"a": 1};', [{"a": 1}]),
        ('// <![CDATA[\n{"a": 1}\n// ]]>', [{"a": 1}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ("{&quot;a&quot;: &quot;b&quot;}", [{"a": "b"}]),
        ('{"a": 1}, {"b": 2}', [{"a": 1}, {"b": 2}]),
    ],
)
def test_broken_script_is_read_as_far_as_its_tokens_tell(script: str, values: list[object]) -> None:
    assert load_all(script) == values


def test_no_number_is_no_obstacle() -> None:
    assert [list(value) for value in load_all('{"ratio": NaN}') if isinstance(value, dict)] == [["ratio"]]


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"a":' * 40_000,
        '"' * 200_000,
        "[" * 99_000 + "}" * 99_000,
        "[{" * 50_000 + "]" * 90_000,
    ],
)
def test_nesting_without_end_gives_nothing(script: str) -> None:
    assert [value for value in load_all(script) if isinstance(value, dict)] == []


def test_script_of_megabytes_is_not_looked_at() -> None:
    assert load_all('{"a": "' + "b" * 5_000_000 + '"}') == []
