from streams.extract.scraped.block import Block
from streams.extract.scraped.span import measure, values_of

LABELS = "北安県版港湾局の知らせ島々の天気船の時刻表と運賃町のうわさ読者の声写真館催し物案内今週の料理"
SENTENCE = "港湾局は月曜日、北安と島を結ぶ船を来年三月から再び動かすと発表した。島民は長く待っていた。"
PLACES = "、".join(["北安市", "港町", "島前村", "島後村", "灘町", "潮見市", "浜田町", "磯部村"] * 6)


def _is_prose(text: str) -> bool:
    return measure([Block(text)])[0].prose


def test_ideographs_without_a_full_stop_are_a_menu() -> None:
    assert not _is_prose(LABELS * 5)
    assert not _is_prose(LABELS * 5 + "？" + LABELS * 2)


def test_ideographs_with_full_stops_or_in_a_list_of_places_are_prose() -> None:
    assert _is_prose(SENTENCE * 4)
    assert _is_prose("震度四を観測した所は次のとおり。" + PLACES)


def test_a_list_strung_to_its_heading_is_no_prose() -> None:
    titles = "Ferry to reopen in MarchQuay to be repaired before winter, he saysSchool closes for a day. " * 3
    assert _is_prose(titles)
    assert not _is_prose(f"Related articles{titles}")
    assert not _is_prose(f"You may also like:{titles}")


def test_what_a_page_says_of_itself_is_no_prose_and_speaks_neither_for_nor_against_an_article() -> None:
    notice = measure(
        [Block("This website uses cookies to improve your experience while you navigate its pages.")]
    )
    assert not notice[0].prose
    assert notice[0].of_site
    assert -10 < values_of(notice, [""])[0] < 0
