from hypothesis import given
from hypothesis import strategies as st

from streams.tidy import OutletRow
from streams.tidy.boilerplate import ENOUGH, candidates, key, learn, strip


def test_a_paragraph_that_speaks_of_the_title_is_no_candidate() -> None:
    text = "Talks opened.\nBorder tensions have long strained relations."
    assert key("Border tensions have long strained relations.") not in candidates("Border talks open", text)


def test_a_paragraph_in_the_middle_is_no_candidate() -> None:
    lines = [f"Line {n}." for n in range(12)]
    assert key("Line 5.") not in candidates("A title", "\n".join(lines))
    assert {key("Line 0."), key("Line 11.")} <= set(candidates("A title", "\n".join(lines)))


def test_one_article_counts_once_however_often_it_comes() -> None:
    row = OutletRow(paragraphs={})
    for _ in range(ENOUGH + 2):
        row = learn(row, "a", ("f",))
    assert row.paragraphs == {"f": ("a",)}


def test_a_row_is_bounded_and_forgets_the_oldest_paragraph() -> None:
    row = OutletRow(paragraphs={})
    for n in range(1000):
        row = learn(row, f"article {n}", (f"paragraph {n}", "on every page"))
    assert len(row.paragraphs) == 128
    assert "paragraph 0" not in row.paragraphs
    assert "on every page" in row.paragraphs


def test_only_an_unbroken_run_at_an_end_is_stripped() -> None:
    known = (key("legal"), key("box"))
    assert strip("box\nfirst\nlegal\nlast\nlegal\nbox", known) == (
        "first\nlegal\nlast",
        ("box", "legal", "box"),
    )


def test_a_text_that_is_all_boilerplate_stays() -> None:
    assert strip("legal\nlegal", (key("legal"),)) == ("legal\nlegal", ())


@given(st.lists(st.sampled_from(["a", "b", "legal"]), min_size=1))
def test_nothing_is_lost(lines: list[str]) -> None:
    text, gone = strip("\n".join(lines), (key("legal"),))
    assert sorted([*text.split("\n"), *gone]) == sorted(lines)
