from hypothesis import given
from hypothesis import strategies as st

from streams.tidy.candidates import Place, candidates, key, key_of_suffix


def lines(title: str, text: str) -> dict[str, bool]:
    return {candidate.line: candidate.place != Place.INSIDE for candidate in candidates(title, text).values()}


def test_the_first_paragraph_and_the_last_four_stand_at_an_end() -> None:
    places = lines("A title", "\n".join(f"Line {n}." for n in range(12)))
    assert [line for line, at_end in places.items() if at_end] == [
        "Line 0.", "Line 8.", "Line 9.", "Line 10.", "Line 11.",
    ]  # fmt: skip
    assert len(places) == 12


def test_a_long_paragraph_is_no_candidate_between_others_and_a_longer_one_nowhere() -> None:
    long, longer = "so " * 150 + "on.", "so " * 400 + "on."
    text = "\n".join(["First.", long, "A.", "B.", "C.", longer, long.upper()])
    assert lines("A title", text) == {"First.": True, "A.": False, "B.": True, "C.": True, long.upper(): True}


def test_what_stands_both_at_an_end_and_between_others_stands_at_an_end() -> None:
    text = "\n".join(["One.", "Box", *"abcdefgh", "Box"])
    assert lines("A title", text)["Box"]


def test_who_is_quoted_says_something() -> None:
    quotations = [
        "“We will not be moved by any of this”, they said.",
        'The owner said: "Not while I live."',
        "«Nous ne céderons jamais à de telles menaces», a-t-il dit.",
    ]
    assert lines("A title", "\n".join(quotations)) == {}


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    sentences = [
        'The information is provided "as is" and without any warranty of any kind.',
        "Read “Harrow at 8”.",
    ]
    assert set(lines("A title", "\n".join(sentences))) == set(sentences)


def test_of_a_very_long_article_the_first_and_the_last_paragraphs_are_candidates() -> None:
    places = lines("A title", "\n".join(f"Line {n}." for n in range(500)))
    assert set(places) == {f"Line {n}." for n in [*range(48), *range(452, 500)]}


def test_the_ends_of_the_title_are_candidates() -> None:
    title = "Storm closes harbour | Sport | Harrow Daily"
    places = {candidate.line: candidate.place for candidate in candidates(title, "").values()}
    assert places == {" | Harrow Daily": Place.TITLE, " | Sport | Harrow Daily": Place.TITLE}


def test_case_spacing_years_and_the_time_of_day_make_no_difference() -> None:
    assert key("© 2024  Harrow Daily. ALL rights reserved.") == key(
        "© 2025 Harrow Daily. All rights reserved."
    )
    assert key("Published 3 May 2025, 12:03") == key("Published 14 May 2025, 9:30")


def test_other_numbers_do() -> None:
    assert key("Turnover was 3.2 billion.") != key("Turnover was 4.1 billion.")
    report = (
        "The index closed at {} points in 2025, which is a good deal more than most of its readers expected."
    )
    assert key(report.format(301)) != key(report.format(412))
    assert key("Lonmar won 3-1") != key("Lonmar won 3-2")


def test_a_title_ends_otherwise_than_a_text() -> None:
    assert key_of_suffix("| Harrow Daily") != key("| Harrow Daily")


@given(st.text(), st.text())
def test_any_title_and_text_can_be_read(title: str, text: str) -> None:
    for fingerprint, candidate in candidates(title, text).items():
        assert 0 <= fingerprint < 2**64
        assert candidate.line in title or candidate.line in text or candidate.line in " ".join(title.split())
