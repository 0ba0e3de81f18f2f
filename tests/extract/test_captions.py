import pytest

from streams.extract.captions import is_caption, is_picture_credit


@pytest.mark.parametrize(
    "line",
    [
        "A ferry at the quay. Photo: Ruth Ambler",
        "Eine Fähre am Kai. Bild: Ruth Ambler/dpa",
        "Un ferry en el puerto. Foto: EFE/ Lucía Ferrer",
        "港に戻った漁船。写真：北岸新聞",
        "The quay on Monday. (Ruth Ambler/Fjord Press)",
        "The quay on Monday. Ruth Ambler / Pool via Reuters",
        "The quay on Monday. © Ruth Ambler",
        "A ferry in the storm, Foto: Ruth Ambler",
        "Getty Images/Ruth Ambler",
        "The quay, seen from the sea (Archivbild)",
        "Legende: Die Fähre am Kai.",
        "Un ferry en el puerto. Lucía Ferrer (REUTERS)",
        "섬으로 가는 배. [사진 출처 = 북안신문]",
        "The quay on Monday. Ruth Ambler/Copyright 2024 The Fjord Press. All rights reserved.",
    ],
)
def test_line_that_ends_with_a_pictures_credit(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry said so in a statement. (dpa/lnw)",
        "Seven tips for photos: the neutral density filter",
        "The board said so on Monday. (Fjord Press)",
        "She met the keeper of the light, Ruth Ambler (Northcliff)",
        "Low-Code/No-Code Platforms",
        "Epipremnum aureum (Golden Pothos / Devil's Ivy)",
        "He took the photo by the harbour, and she kept it for years after they had moved to the north.",
        "The image of the port: better than that of the town.",
    ],
)
def test_line_that_does_not(line: str) -> None:
    assert not is_caption(line)


def test_credit_alone() -> None:
    assert is_picture_credit("© Ruth Ambler/Harbour Board")
    assert not is_picture_credit("The new landing stage on Monday. (Ruth Ambler/Fjord Press)")
