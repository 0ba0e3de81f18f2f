from streams.extract.scraped.block import Block
from streams.extract.scraped.packed import unpack

FIRST = (
    "The ferry line between Northcliff and Seal Island will run again from March, the board said on Monday."
)
SECOND = (
    "“Islanders have waited long enough,” its chair told YouTube and the Gazette, which is owned by McVarn."
)


def _pieces(text: str) -> list[str]:
    return [block.text for block in unpack([Block(text)])]


def test_paragraphs_strung_together_come_apart_at_their_seams() -> None:
    assert _pieces(f"{FIRST}{SECOND}") == [FIRST, SECOND]
    assert _pieces(f"{FIRST} Is it true?”{SECOND}") == [f"{FIRST} Is it true?”", SECOND]


def test_a_menu_strung_together_comes_apart_at_its_capitals() -> None:
    menu = "".join(f"Local{at}WeatherSportCourtsObituaries" for at in range(9))
    assert _pieces(menu)[:5] == ["Local0", "Weather", "Sport", "Courts", "Obituaries"]


def test_names_with_capitals_in_them_stay_whole() -> None:
    assert _pieces(f"{SECOND} {SECOND}") == [f"{SECOND} {SECOND}"]


def test_prefixes_are_no_seams() -> None:
    text = (
        "Owayesakuba nguMphathiswa wamaShishini oLuntu, uGqirha Malusi, akabanjwanga emva kotyelelo lwakhe "
        "kwiofisi yecandelo leGunyabantu lezoTshutshiso eliphanda urhwaphilizo eLynnwood, ePitoli, ngentsasa."
    )
    assert _pieces(text) == [text]


def test_scripts_without_capitals_have_seams_too_and_initials_are_none() -> None:
    sentence = "항만청은 북안과 섬을 잇는 뱃길을 내년 삼월 첫째 주부터 다시 연다고 월요일에 밝혔다."
    assert _pieces(sentence * 5) == [sentence] * 5
    named = "डॉ.ए.पी. शर्मा ने कहा कि पुल अगले साल फिर से खुलेगा और लोग उस पर चल सकेंगे। " * 4
    assert _pieces(named) == [named.strip()]


def test_on_a_page_that_is_strung_together_two_labels_in_a_paragraph_are_enough() -> None:
    rest = f"Privacy policy of the Gazette, {FIRST[:-1]}, and who asks for it by post is sent it before long"
    box = f"Sign UpBy signing up you agree to our conditions{rest}"
    assert _pieces(box) == [box]
    strung = [
        Block(f"{label}Letters to us") for label in ("News", "Sport", "Courts", "Weather", "Films", "Shows")
    ]
    strung += [Block(f"{label}News of it") for label in ("Letters", "More", "Local")]
    words = Block("news sport courts weather films shows letters more local")
    pieces = [block.text for block in unpack([*strung, words, Block(box)])]
    assert pieces[-3:] == ["Sign Up", "By signing up you agree to our conditions", rest]


def test_a_paragraph_may_end_with_a_year_or_an_abbreviation() -> None:
    for end in ("in 2019.", "in the US.", "in article 5?"):
        first = f"{FIRST[:-1]}, as it did {end}"
        assert _pieces(f"{first}{FIRST} {SECOND}") == [first, f"{FIRST} {SECOND}"]


def test_initials_and_figures_are_no_paragraphs_end() -> None:
    text = f"{FIRST} It had 2.5 million guests, said the U.S.Lines of it. {SECOND}"
    assert _pieces(text) == [text]
