import pytest

from tests.docs.markdown import Step, blocks, unmatched


@pytest.mark.parametrize(
    "expected",
    [
        ("one", "two  words", "three", "four"),
        ("one", "…", "four"),
        ("…", "three", "…"),
        ("o…e", "two…", "…"),
        ("…", "two words", "…", "four"),
        ("one", "…", "two words", "three", "four"),
    ],
)
def test_dots_stand_for_anything(expected: tuple[str, ...]) -> None:
    assert unmatched(expected, "one\ntwo words\nthree \nfour\n\n") is None


@pytest.mark.parametrize(
    "expected",
    [
        ("one", "two words", "three"),
        ("two words", "…"),
        ("…", "three"),
        ("…", "four", "…", "three", "…"),
        ("one", "…", "five", "…"),
        ("one", "…", "one", "two words", "three", "four"),
        ("o…x", "…"),
    ],
)
def test_what_was_not_printed_does_not_match(expected: tuple[str, ...]) -> None:
    assert unmatched(expected, "one\ntwo words\nthree\nfour\n")


def test_the_commands_of_the_readme_are_found_with_their_output() -> None:
    steps = [step for block in blocks("console") if block.page == "README.md" for step in block.steps]
    assert any(step.command == "make demo" and step.output for step in steps)
    assert all(isinstance(step, Step) and not step.command.startswith("$") for step in steps)
