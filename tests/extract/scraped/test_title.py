from streams.extract.scraped.block import Block
from streams.extract.scraped.span import measure, values_of
from streams.extract.scraped.title import headline_at

TITLE = "Fähre nach Küstersiel fährt wieder"
URL = "https://elbtalbote.example/region/faehre-nach-kuestersiel-faehrt-wieder-4711.html"
PROSE = "Die Fähre zwischen Nordersand und Küstersiel soll von der ersten Märzwoche an wieder täglich fahren."
OTHER = "Sturmwarnung für die Küste heute Nacht"


def _headline(*lines: str | Block, url: str = "https://a.example/1", prose: str = PROSE) -> str:
    """Return the headline among the lines that stand above three paragraphs."""
    blocks = measure([line if isinstance(line, Block) else Block(line) for line in (*lines, *[prose] * 3)])
    first = next(at for at, sized in enumerate(blocks) if sized.prose)
    at = headline_at(blocks, values_of(blocks, [""] * len(blocks)), first, url)
    return blocks[at].block.text if at >= 0 else ""


def test_the_address_names_it() -> None:
    assert _headline("Startseite", OTHER, TITLE, OTHER, url=URL) == TITLE


def test_the_pages_own_title_names_it_and_is_none_itself() -> None:
    assert _headline(f"{TITLE} - Elbtalbote", OTHER, TITLE, "Mehr") == TITLE


def test_the_pages_own_title_is_it_where_nothing_else_is() -> None:
    assert _headline(f"{TITLE} - Elbtalbote", "Mehr") == f"{TITLE} - Elbtalbote"


def test_without_a_name_it_stands_above_the_date_and_not_below() -> None:
    assert (
        _headline(TITLE, "Von Nora Pike", "25. Oktober 2025", "Ein Schiff liegt am Kai von Nordersand")
        == TITLE
    )


def test_a_heading_is_preferred() -> None:
    assert _headline("Die Insel hat lange auf das Schiff gewartet", Block(TITLE, "heading")) == TITLE


def test_a_heading_of_the_article_has_text_above_it() -> None:
    assert (
        _headline("Startseite", TITLE, PROSE, PROSE, "Was die Fähre nach Küstersiel kostet", url=URL) == TITLE
    )


def test_a_headline_is_in_the_script_of_the_article() -> None:
    prose = (
        "Паром между мысом и островом снова будет ходить каждый день с первой недели марта, говорят власти."
    )
    title = "Паром на остров снова ходит каждый день"
    url = "https://a.example/parom-na-ostrov-snova-hodit"
    assert _headline("Главная", "Parom na ostrov snova hodit", title, url=url, prose=prose) == title


def test_what_stands_below_most_of_the_text_is_none() -> None:
    prose = (
        "Der Rat berät am Montag über den neuen Haushalt, der um ein Viertel kleiner sein soll als bisher."
    )
    blocks = measure([Block(line) for line in (*[prose] * 4, TITLE, prose)])
    assert headline_at(blocks, values_of(blocks, [""] * 6), 0, URL) == -1


def test_there_may_be_none() -> None:
    assert _headline("Home", "Share") == ""
