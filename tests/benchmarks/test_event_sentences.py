"""The sentences of our own: what a file promises by its name, it holds."""

import json
from pathlib import Path

import pytest

from streams.code.lexicon import lexicon

HOME = Path(__file__).parents[2] / "benchmarks" / "events" / "sentences"
OWN_ROOTS = {"DISASTER", "ACCIDENT", "CRIME"}
ROOTS = {frame.root for frame in lexicon("en").frames} - OWN_ROOTS
FEW = 120


def _lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HOME / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_there_is_a_file_for_every_root_and_one_for_none() -> None:
    assert {path.stem for path in HOME.glob("*.jsonl")} == ROOTS | {"NONE"}


@pytest.mark.parametrize("name", sorted(ROOTS | {"NONE"}))
def test_a_file_holds_sentences_of_its_root_enough_to_measure(name: str) -> None:
    lines = _lines(name)

    assert len(lines) >= FEW
    assert {line["label"] for line in lines} == {name}


def test_no_sentence_stands_twice() -> None:
    texts = [line["text"] for path in HOME.glob("*.jsonl") for line in _lines(path.stem)]

    assert len(set(texts)) == len(texts)
