from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.connection.properties import read_properties
from streams.errors import UsageError


def _read(folder: Path, text: str) -> dict[str, str]:
    file = folder / "some.properties"
    file.write_text(text, encoding="utf-8", newline="")
    return read_properties(file)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a=1\nb:2\nc 3\n  d  =  4 \ne", {"a": "1", "b": "2", "c": "3", "d": "4 ", "e": ""}),
        ("# a=1\n  ! b=2\n\n \nc=3#4", {"c": "3#4"}),
        ("a=1,\\\n   2\\\r\n# 3\nb=4", {"a": "1,2# 3", "b": "4"}),
        ("a=1\\\\\nb=2\\", {"a": "1\\", "b": "2"}),
        (r"a\=\:\ b=\t\n\u00e9\x", {"a=: b": "\t\n\u00e9x"}),
        ("a==b=c", {"a": "=b=c"}),
        ("a=1\ra=2", {"a": "2"}),
    ],
)
def test_lines_are_read_as_java_reads_them(tmp_path: Path, text: str, pairs: dict[str, str]) -> None:
    assert _read(tmp_path, text) == pairs


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8")))
)
def test_what_is_escaped_comes_back(tmp_path_factory: pytest.TempPathFactory, pairs: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("properties")
    lines = (f"{_escaped(key)}={_escaped(value)}" for key, value in pairs.items())
    assert _read(folder, "\n".join(lines)) == pairs


def _escaped(text: str) -> str:
    named = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f"}
    return "".join(named.get(c, f"\\{c}" if c in " \\=:#!" else c) for c in text)


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"\xff")
    for name, message in (
        ("a", "cannot be read: No such file"),
        ("b", "cannot be read: it is no text"),
    ):
        with pytest.raises(UsageError, match=f"--kafka-config {tmp_path / name} {message}"):
            read_properties(tmp_path / name)
