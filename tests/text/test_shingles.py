import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.shingles import grams, shape, shingles, units

SENTENCE = "The council voted on Monday to close the bridge until the spring floods are over"


@pytest.mark.parametrize("language", ["zh", "ja", "th", "km"])
def test_unspaced_scripts_are_cut_by_characters(language: str) -> None:
    assert shape(language) == "c5"


@pytest.mark.parametrize("language", ["en", "ko", "ar", "und"])
def test_spaced_scripts_are_cut_by_words(language: str) -> None:
    assert shape(language) == "w3"


def test_a_text_has_as_many_shingles_as_words_less_two() -> None:
    assert len(shingles(SENTENCE, "en")) == len(SENTENCE.split()) - 2


def test_characters_count_where_there_are_no_spaces() -> None:
    assert len(shingles("記者会見で市長が述べた。", "ja")) == 11 - 4


def test_the_order_of_words_matters() -> None:
    assert shingles("one two three", "en").tolist() != shingles("three two one", "en").tolist()


@pytest.mark.parametrize("text", ["fire", "fire out"])
def test_a_text_shorter_than_a_shingle_is_one_shingle(text: str) -> None:
    assert len(shingles(text, "en")) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_text_has_no_shingles(language: str) -> None:
    assert shingles("", language).tolist() == []


@given(st.text())
def test_shingles_are_sorted_and_single(text: str) -> None:
    hashes = shingles(text, "en")
    assert hashes.dtype == np.uint32
    assert np.all(hashes[1:] > hashes[:-1])


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_a_text_contains_the_shingles_of_its_parts(head: list[str], tail: list[str]) -> None:
    if len(head) >= 3:
        whole = shingles(" ".join(head + tail), "en")
        assert set(shingles(" ".join(head), "en")) <= set(whole)


def test_grams_follow_the_text() -> None:
    twice = grams(units(f"{SENTENCE} {SENTENCE}", "en"), "en")
    once = grams(units(SENTENCE, "en"), "en")
    assert twice[: len(once)].tolist() == once.tolist() == twice[-len(once) :].tolist()


def test_shingles_are_the_same_in_every_process() -> None:
    code = f"from streams.text.shingles import shingles; print(shingles({SENTENCE!r}, 'en').tolist())"
    outputs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert outputs[0] == outputs[1] == f"{shingles(SENTENCE, 'en').tolist()}\n"
