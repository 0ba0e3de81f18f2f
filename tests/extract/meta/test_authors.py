import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.authors import BYLINE, collective, names_in, people


@pytest.mark.parametrize(
    ("stated", "publishers", "names"),
    [
        (["By Ruth Ambler and Nora Pike"], [], ("Ruth Ambler", "Nora Pike")),
        (["Ruth Ambler (ram); ruth ambler"], [], ("Ruth Ambler",)),
        (["Harrow Daily", "Ruth Ambler"], ["Harrow Daily"], ("Ruth Ambler",)),
        (["https://harrowdaily.example/authors/ruth", "editor@harrowdaily.example"], [], ()),
        (["admin", "Staff", "12 March 2025"], [], ()),
        (["Mar&iacute;a L&oacute;pez"], [], ("María López",)),
        (["Ruth Ambler, Senior Reporter"], [], ("Ruth Ambler",)),
        (["Ruth Ambler, Home and Garden Editor"], [], ("Ruth Ambler",)),
        (["Ruth Ambler - Harrow Editorial Team"], [], ("Ruth Ambler",)),
        (["Ruth Ambler, MD, Nora Pike"], [], ("Ruth Ambler, MD", "Nora Pike")),
        (["Ruth (Lea) Ambler"], [], ("Ruth (Lea) Ambler",)),
        (["srf/ram"], [], ("srf/ram",)),
        (["Ruth Ambler/AFP"], [], ("Ruth Ambler", "AFP")),
        (["Jan van der Quay"], [], ("Jan van der Quay",)),
        (["harrow.com, Harrow, England"], [], ()),
        (["{{author}}", "page.extra.author", "105092"], [], ()),
        (["Sports Desk"], [], ("Sports Desk",)),
        (["Ruth Ambler et al."], [], ("Ruth Ambler",)),
        (["Ruth Ambler, Nora Pike, et al"], [], ("Ruth Ambler", "Nora Pike")),
        (["Ruth Ambler, Nora Pike, and Tom Arden"], [], ("Ruth Ambler", "Nora Pike", "Tom Arden")),
        (["By Ruth Ambler in Harrow and Nora Pike in The Hague"], [], ("Ruth Ambler", "Nora Pike")),
        (["Von Ruth Ambler, Harrow"], [], ("Ruth Ambler",)),
        (["Ruth Ambler, Nora Pike, New York"], [], ("Ruth Ambler", "Nora Pike")),
        (["Ruth Ambler, AFP"], [], ("Ruth Ambler", "AFP")),
        (["Ruth Ambler, Reuters"], [], ("Ruth Ambler", "Reuters")),
        (["Ruth, Nora"], [], ("Ruth", "Nora")),
        (["Sophie in 't Veld"], [], ("Sophie in 't Veld",)),
        (["Doctors for Health"], [], ("Doctors for Health",)),
        (["Opinion", "Politik", "London", "Tuesday"], [], ()),
    ],
)
def test_people(stated: list[str], publishers: list[str], names: tuple[str, ...]) -> None:
    assert people(stated, publishers) == names


def test_collective_is_kept_as_it_signs() -> None:
    assert collective(["harrowdaily.example", "Harrow & Daily", "admin", "https://a.example/"]) == (
        "harrowdaily.example",
        "Harrow & Daily",
    )


@given(st.text())
def test_names_are_short_and_none_is_empty(text: str) -> None:
    assert all(1 < len(name) <= 50 for name in names_in(text))


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "By " * 50_000, ", " * 50_000, "a/" * 50_000, " - " * 50_000, "a." * 50_000]
)
def test_text_without_end_is_cut(text: str) -> None:
    assert len(people([text])) <= 12
    assert BYLINE.fullmatch(text) is None


@pytest.mark.parametrize("text", ["Interview: Ruth Ambler", "Words: Ruth Ambler", "Reportage: Ruth Ambler"])
def test_what_somebody_signs_is_no_part_of_the_name(text: str) -> None:
    assert names_in(text) == ["Ruth Ambler"]
