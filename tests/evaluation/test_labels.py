import json
from pathlib import Path
from typing import Any

import pytest

from streams.errors import UsageError
from streams.evaluation import Labelled, read_grey, read_labelled

LINE = {"url": "http://a.example/1", "label": "g1", "text": "Rain."}


def test_a_line_comes_with_what_it_says_and_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({**LINE, "kind": "lead", "mood": "calm"}), encoding="utf-8")
    ((labelled, line),) = read_labelled(tmp_path / "a.jsonl")
    assert labelled == Labelled(url="http://a.example/1", label="g1", kind="lead")
    assert json.loads(line)["text"] == "Rain."


def test_a_report_of_no_running_story_is_one_of_its_own() -> None:
    assert Labelled(url="a", label="g1").running == "g1"
    assert Labelled(url="a", label="u1", story="s1").running == "s1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.jsonl is empty; give a file of labelled articles"),
        (json.dumps(LINE) + '\n{"url": "b"}', "a.jsonl:2 cannot be used: .* `label`"),
        ("{broken", "a.jsonl:1 cannot be used: the value is not JSON"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_labelled(tmp_path / "a.jsonl")


def test_grey_pairs_have_no_order(tmp_path: Path) -> None:
    (tmp_path / "grey.json").write_text('[["a", "b"], ["b", "a"], ["c", "d"]]', encoding="utf-8")
    assert read_grey(tmp_path / "grey.json") == {frozenset("ab"), frozenset("cd")}


@pytest.mark.parametrize("held", [{"a": "b"}, [["a", "b", "c"]], [["a", 1]], "ab"])
def test_grey_pairs_that_are_none_are_refused(tmp_path: Path, held: Any) -> None:
    (tmp_path / "grey.json").write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(UsageError, match="is no list of pairs of URLs"):
        read_grey(tmp_path / "grey.json")


def test_files_that_are_not_there_are_wrong_usage(tmp_path: Path) -> None:
    for read in (read_labelled, read_grey):
        with pytest.raises(UsageError, match="cannot be read"):
            read(tmp_path / "none")
