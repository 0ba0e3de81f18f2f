import pytest

from streams.code import RulesCoder
from streams.code.lexicon import Frame, lexicon
from streams.code.scale import ROOTS
from tests.code.articles import FRIDAY

OWN = {"DISASTER", "ACCIDENT", "CRIME"}
CODER = RulesCoder()
CODED: dict[str, set[str]] = {}


def roots(text: str) -> set[str]:
    """Return what frames tell of a text: a guess must not stand in for one that fails."""
    if text not in CODED:
        events = CODER.code("", text, FRIDAY, None, "en")
        CODED[text] = {event.event for event in events if event.confidence >= 0.5}
    return CODED[text]


@pytest.mark.parametrize("frame", lexicon("en").frames, ids=lambda f: f"{f.root}: {f.pattern}")
def test_the_example_of_a_frame_is_coded_as_its_root(frame: Frame) -> None:
    assert frame.root in roots(frame.example)


def test_every_root_has_frames() -> None:
    assert {frame.root for frame in lexicon("en").frames} == set(ROOTS) | OWN


def test_no_pattern_stands_in_two_modes_of_a_root() -> None:
    seen = [(frame.root, frame.noun, frame.pattern) for frame in lexicon("en").frames]
    assert sorted(seen) == sorted(set(seen))


def test_the_more_specific_frame_is_tried_first() -> None:
    sizes = [len(frame.parts) for frame in lexicon("en").verbs["call"]]
    assert sizes == sorted(sizes, reverse=True)
