import pytest

from streams.extract.draft import gather
from streams.extract.tail import strip_tail, tail_agency

PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


def test_tail_of_fragments_comes_off() -> None:
    kept, removed = strip_tail((PROSE, PROSE, "It was over.", "Watch live at eight", "Nora Pike"))
    assert kept == (PROSE, PROSE, "It was over.")
    assert [(gone.reason, gone.text) for gone in removed] == [
        ("below-article", "Watch live at eight\nNora Pike")
    ]


@pytest.mark.parametrize("line", ["The ferry runs again. (jd/nb)", "船又开了。（记者 王）"])
def test_signature_behind_the_last_sentence_is_no_tail(line: str) -> None:
    assert strip_tail((PROSE, PROSE, line, "Nora Pike (left)")) == (
        (PROSE, PROSE, line),
        gather([("below-article", "Nora Pike (left)")]),
    )


def test_long_tail_is_the_articles_own_list() -> None:
    lines = (PROSE, *[f"Number {i} of the winners, and the town" for i in range(6)])
    assert strip_tail(lines) == (lines, ())


def test_lines_without_any_prose_stay() -> None:
    assert strip_tail(("One label", "Another label")) == (("One label", "Another label"), ())


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("With files from The Associated Press", "The Associated Press"),
        ("Additional reporting by Reuters", "Reuters"),
        ("(dpa)", "dpa"),
        ("Source: Xinhua", "Xinhua"),
        ("mit dpa", "dpa"),
        ("Nora Pike", None),
        ("Watch it on Reuters TV at eight", None),
    ],
)
def test_agency_of_the_tail(line: str, agency: str | None) -> None:
    assert tail_agency(gather([("below-article", line)])) == agency
