from dataclasses import replace

from streams.evaluation import Extraction, GoldPage, score

GOLD = GoldPage(
    url="http://a.example/1", file="1.html", title="Rain in Porto", authors=("Ada Lind", "Bo Ek"),
    published_at="2025-05-01 23:30:00+02:00", paragraphs=("Rain fell in Porto.", "It fell all day."),
)  # fmt: skip
EXTRACTION = Extraction(
    text="Rain fell in Porto.\nIt fell all day.", title="RAIN in Porto!", authors=("Bo Ek", "Ada Lind"),
    published_at="2025-05-01T00:00:00+00:00",
)  # fmt: skip


def test_all_right() -> None:
    judged = score(GOLD, EXTRACTION)
    assert (judged.f1, judged.title, judged.date, judged.authors) == (1.0, True, True, True)


def test_nothing_found_is_all_wrong() -> None:
    judged = score(GOLD, Extraction())
    assert (judged.f1, judged.title, judged.date, judged.authors) == (0.0, False, False, False)


def test_what_is_not_known_is_not_judged() -> None:
    judged = score(
        GoldPage(url="http://a.example/1", file="1.html", text="Rain.", title="", authors=()), EXTRACTION
    )
    assert (judged.title, judged.date, judged.authors) == (None, None, None)


def test_an_author_too_many_is_wrong() -> None:
    assert score(GOLD, replace(EXTRACTION, authors="Ada Lind; Bo Ek; Staff")).authors is False
