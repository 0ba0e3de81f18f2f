from hypothesis import given
from hypothesis import strategies as st

from streams.records import Removed
from streams.tidy.candidates import key, key_of_suffix
from streams.tidy.strip import strip

KNOWN = {key("legal"): 5, key("box"): 3}


def test_boilerplate_goes_from_wherever_it_stands_with_the_count_as_evidence() -> None:
    title, text, removed = strip("A title", "box\nfirst\nLegal\nlast\nlegal", KNOWN)
    assert (title, text) == ("A title", "first\nlast")
    assert removed == (
        Removed(text="box", reason="boilerplate", count=3),
        Removed(text="Legal", reason="boilerplate", count=5),
        Removed(text="legal", reason="boilerplate", count=5),
    )


def test_a_text_that_is_all_boilerplate_stays() -> None:
    assert strip("A title", "legal\nbox", KNOWN) == ("A title", "legal\nbox", ())


def test_where_nothing_is_known_nothing_changes() -> None:
    assert strip("A  title | Harrow Daily", "legal\n\nbox", {}) == (
        "A  title | Harrow Daily",
        "legal\n\nbox",
        (),
    )


def test_a_title_loses_the_longest_end_that_is_known() -> None:
    known = {key_of_suffix(" | Harrow Daily"): 9, key_of_suffix(" | Sport | Harrow Daily"): 4}
    title, _, removed = strip("Storm closes harbour | Sport | Harrow Daily", "text", known)
    assert title == "Storm closes harbour"
    assert removed == (Removed(text="| Sport | Harrow Daily", reason="title-suffix", count=4),)
    assert strip("Storm | Art | Harrow Daily", "text", known).title == "Storm | Art"


def test_a_title_that_is_nothing_else_stays_and_so_does_what_it_says_itself() -> None:
    known = {key_of_suffix(" | Harrow Daily"): 9, key_of_suffix("| Harrow Daily"): 9}
    assert strip("| Harrow Daily", "text", known).title == "| Harrow Daily"
    stripped = strip("Harrow Daily wins a prize | Harrow Daily", "text", known)
    assert stripped.title == "Harrow Daily wins a prize"


def test_a_long_paragraph_is_on_record_by_its_first_500_letters() -> None:
    _, _, (gone,) = strip("A title", "first\n" + "x" * 900, {key("x" * 900): 3})
    assert gone.text == "x" * 500


@given(st.lists(st.sampled_from(["a", "b", "legal", "box"]), min_size=1))
def test_nothing_is_lost(lines: list[str]) -> None:
    _, text, removed = strip("A title", "\n".join(lines), KNOWN)
    assert sorted([*text.split("\n"), *(gone.text for gone in removed)]) == sorted(lines)
