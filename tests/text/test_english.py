import pytest

from streams.text.english import is_english

COUNCIL = (
    "The council has said that it will keep the old bridge open, but the tunnel is to be closed in May. "
)


@pytest.mark.parametrize(
    "text",
    [
        COUNCIL,
        f"{'Berg Smith Ola Lee ' * 20} {COUNCIL * 2}",
        "BREAKING: Ola Smith was seen by Kim Lee after going to Bergen to join the crew & row - Channel 2",
        f"{'12.5 13.1 11.9 ' * 40}\n{COUNCIL * 8}",  # a table on top
    ],
)
def test_small_words_tell(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "The Who and Kinks",  # a title
        "Der Rat hat am Montag beschlossen, die alte Brücke in der Stadt noch ein Jahr offen zu halten. " * 3,
        "De raad was in de stad en had het over of de brug is gebouwd, zei hij. We zijn er, zo is het. " * 3,
        "La mairie a décidé lundi de garder le vieux pont ouvert encore un an, a-t-elle dit. " * 3,
        "De heer Smith las « The Last of Us and the World » in de trein naar huis, en was daar blij mee. "
        * 3,
        "市議会は月曜日、古い橋をもう一年使い続けることを決めた。",
    ],
)
def test_what_is_not_plainly_english_is_for_others_to_tell(text: str) -> None:
    assert not is_english(text)
