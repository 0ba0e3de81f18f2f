import pytest

from streams.extract.scraped.strung import signed_within


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Share By Nora Pike Published 4 October 2025 The ferry", ["Nora Pike"]),
        ("Share By Nora Pike Staff Writer The ferry", ["Nora Pike"]),
        ("By Nora Pike and Ruth Ambler Harrow The ferry", ["Nora Pike", "Ruth Ambler"]),
        ("Teilen Von María R. Sahuquillo Brüssel Die Fähre", ["María R. Sahuquillo"]),
        ("Von Ruth van der Meulen Korrespondentin Die Fähre", ["Ruth van der Meulen"]),
    ],
)
def test_names_behind_by(text: str, names: list[str]) -> None:
    assert signed_within(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The ferry, said by Nora Pike to be old",
        "By Monday Night the ferry",
        "Von Der Leyen besucht",
        "By The Harrow",
    ],
)
def test_nobody(text: str) -> None:
    assert signed_within(text) == []
