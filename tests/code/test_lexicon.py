from functools import cache

import pytest

from streams.code import NewsText, RulesCoder
from streams.code.lexicon import Frame, lexicon
from streams.code.scale import ROOTS
from tests.code.articles import FRIDAY

OWN = {"DISASTER", "ACCIDENT", "CRIME"}
CODER = RulesCoder()


@cache
def roots() -> dict[str, set[str]]:
    """Return what frames tell of each example, all coded at once, which costs less than one by one.

    A guess must not stand in for a frame that fails.
    """
    examples = list(dict.fromkeys(frame.example for frame in lexicon("en").frames))
    texts = [
        NewsText(title="", text=example, published_at=FRIDAY, dateline=None, language="en")
        for example in examples
    ]
    return {
        example: {event.event for event in coding.events if event.confidence >= 0.5}
        for example, coding in zip(examples, CODER.code_all(texts), strict=True)
    }


@pytest.mark.parametrize("frame", lexicon("en").frames, ids=lambda f: f"{f.root}: {f.pattern}")
def test_the_example_of_a_frame_is_coded_as_its_root(frame: Frame) -> None:
    assert frame.root in roots()[frame.example]


def test_every_root_has_frames() -> None:
    assert {frame.root for frame in lexicon("en").frames} == set(ROOTS) | OWN


def test_no_pattern_stands_in_two_modes_of_a_root() -> None:
    seen = [(frame.root, frame.noun, frame.pattern) for frame in lexicon("en").frames]
    assert sorted(seen) == sorted(set(seen))


def test_the_more_specific_frame_is_tried_first() -> None:
    sizes = [len(frame.parts) for frame in lexicon("en").verbs["call"]]
    assert sizes == sorted(sizes, reverse=True)
