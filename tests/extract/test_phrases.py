import re
import tomllib
from importlib.resources import files

from streams.extract.phrases import Phrases

VOCABULARY = tomllib.loads(files("streams.extract").joinpath("vocabulary.toml").read_text("utf-8"))
LISTS = {name: phrases for name, phrases in VOCABULARY.items() if name != "needs"}


def test_expressions_are_in_lower_case() -> None:
    plain = [re.sub(r"\\[A-Za-z]", "", each) for phrases in LISTS.values() for each in phrases]
    assert [each for each in plain if each != each.lower()] == []


def test_expressions_are_bounded() -> None:
    unbounded = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
    plain = [re.sub(r"\[[^\]]*\]", "", each) for phrases in LISTS.values() for each in phrases]
    assert [each for each in plain if unbounded.search(each)] == []


def test_needs_are_of_lists_that_there_are() -> None:
    assert set(VOCABULARY["needs"]) <= set(LISTS)


def test_phrases_are_whole_lines_beginnings_or_parts() -> None:
    share, cookies = Phrases("share"), Phrases("cookies")
    assert share.are("share on facebook")
    assert not share.are("share prices fell")
    assert Phrases("read_also").begin("read more: council weighs second bridge")
    assert cookies.stand_in("to read this, accept all cookies first")
    assert not cookies.stand_in("the bakery sells biscuits")


def test_different_phrases_are_counted() -> None:
    legal = Phrases("legal")
    assert legal.have("no warranty, no liability, and nobody vouches for its accuracy", 3)
    assert not legal.have("liability, liability and liability", 2)
