import pytest

from streams.extract.asides import without_asides


@pytest.mark.parametrize(
    "aside",
    [
        "(opens in a new tab)",
        "(öffnet im neuen Fenster)",
        "(s’ouvre dans une nouvelle fenêtre)",
        "(se abre en una ventana nueva)",
    ],
)
def test_what_is_said_of_a_link_is_taken_out(aside: str) -> None:
    assert without_asides(f"The board {aside}, said the mayor {aside}.") == "The board, said the mayor."


def test_nothing_else_of_its_line_is_changed() -> None:
    assert without_asides("Vraiment ? Oui (s’ouvre dans un nouvel onglet) !") == "Vraiment ? Oui !"


@pytest.mark.parametrize(
    "line", ["The office (opens at nine) is by the window.", "He wrote (in the open) of a window."]
)
def test_other_brackets_stay(line: str) -> None:
    assert without_asides(line) == line
