import pytest

from streams.extract.scraped.signatures import signatures


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Nora Pike and Ruth Ambler", ["Nora Pike", "Ruth Ambler"]),
        ("2025-10-24 17:40 GMT By Nora Pike", ["Nora Pike"]),
        ("By Nora Pike in Paris", ["Nora Pike"]),
        ("Von Nora Pike, Zürich", ["Nora Pike"]),
        ("By Nora Pike published 19 May 2026", ["Nora Pike"]),
        ("byNora PikeOctober 20, 2025", ["Nora Pike"]),
        ("Von Nora PikeKorrespondentin", ["Nora Pike"]),
        ("May 3, 2025 By Nora Pike 4 Comments", ["Nora Pike"]),
        ("Pubblicato da Nora Pike", ["Nora Pike"]),
        ("Par Les Nouvelles", ["Les Nouvelles"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("بقلم: محمد علي", ["محمد علي"]),
        ("记者：张三、李四", ["张三", "李四"]),
        ("배윤경 기자", ["배윤경"]),
        ("द्वारा राम कुमार", ["राम कुमार"]),
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
    ],
)
def test_what_is_signed(line: str, names: list[str]) -> None:
    assert signatures([line]) == names


@pytest.mark.parametrize(
    "line",
    [
        "Nora Pike 7 hours",
        "Nora Pike|Published 15 hours ago",
        "27. Januar 2026 • Nora Pike • 3 Minuten",
        "9. September 2025 um 15:46 Uhr / Nora Pike",
        "Nora PikePublished Jul 17, 2024, 11:21am|Updated Jul 17, 2024, 6:39pm",
        "Nora Pike, correspondent",
    ],
)
def test_a_name_beside_a_time_or_an_office(line: str) -> None:
    assert signatures([line]) == ["Nora Pike"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Author of the article:", "Nora Pike"),
        ("Written By", "Nora Pike"),
        ("Nora Pike", "Published", "5 October 2025"),
        ("1 day ago", "Nora Pike"),
        ("Nora Pike@norapike", "5 min"),
    ],
)
def test_a_name_alone_near_what_tells(lines: tuple[str, ...]) -> None:
    assert signatures(lines) == ["Nora Pike"]


def test_a_name_alone_is_believed_if_it_stands_below_the_article_too() -> None:
    assert signatures(["Nora Pike"]) == []
    assert signatures(["Nora Pike"], frozenset({"Nora Pike"})) == ["Nora Pike"]


@pytest.mark.parametrize(
    "line",
    [
        "By the way",
        "Von der Leyen besucht Kiew",
        "Di Maio: via libera",
        "Photos by Ruth Ambler/Fjord Press",
        "The Harrow Table 5 October 2025",
        "HARROW DAILY 5 October 2025",
        "npike@harrowdaily.example",
        "Teilen Antworten 5. Oktober 2025",
    ],
)
def test_what_names_nobody(line: str) -> None:
    assert signatures([line]) == []
