"""Counts of people, and to whom they belong."""

import pytest

from streams.code import RulesCoder
from streams.records import Range, Size
from tests.code.articles import FRIDAY

CODER = RulesCoder(lead=0)


def size(text: str, title: str = "") -> Size:
    return CODER.code(title, text, FRIDAY, None, "en")[0].size


def both(count: Range | None) -> tuple[int, int | None] | None:
    return None if count is None else (count.min, count.max)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Clashes between rebels and soldiers left 12 dead in Goma.", (12, 12)),
        ("Between 10 and 15 people were killed in the attack in Kabul.", (10, 15)),
        ("A bomb killed 10 to 15 soldiers near Gao.", (10, 15)),
        ("A bomb killed 10-15 soldiers near Gao.", (10, 15)),
        ("Dozens of people were killed in the raid on the camp.", (24, None)),
        ("At least 50 people were killed in the bombing in Mogadishu.", (50, None)),
        ("No fewer than 50 people were killed in the bombing in Mogadishu.", (50, None)),
        ("Up to 30 rebels were killed in the raid on the camp.", (0, 30)),
        ("As many as 11 people were killed in the raid on Kaya.", (0, 11)),
        ("A blast killed twenty-three people in Peshawar.", (23, 23)),
        ("Three hundred people were killed in the floods in Derna.", (300, 300)),
        ("An earthquake killed 1.2 million people in Tangshan.", (1_200_000, 1_200_000)),
        ("A woman and her two children were killed in the shelling of Marinka.", (3, 3)),
        ("A mine killed a farmer and his son in Taiz.", (2, 2)),
        ("Gunmen shot dead a village head in Zamfara.", (1, 1)),
        ("Rebels shot dead four farmers in Beni.", (4, 4)),
        ("Eight people lost their lives in an ambush near Gao.", (8, 8)),
        ("Rescuers pulled 12 bodies from the rubble after a missile strike in Dnipro.", (12, 12)),
        ("The death toll from the landslide in Uganda rose to 15.", (15, 15)),
        ("Nine members of one family were killed in an air strike in Rafah.", (9, 9)),
        ("The militants killed 500 cows in Borno.", None),
    ],
)
def test_the_dead_are_counted(text: str, dead: tuple[int, int | None] | None) -> None:
    assert both(size(text).dead) == dead


def test_the_dead_and_the_wounded_are_told_apart() -> None:
    toll = size("A car bomb went off in Mogadishu, leaving 9 people dead and 13 wounded.")
    assert (both(toll.dead), both(toll.injured)) == ((9, 9), (13, 13))


def test_the_arrested_belong_to_the_arrest() -> None:
    assert both(size("Police arrested at least 40 protesters in Minsk.").arrested) == (40, None)


def test_the_displaced_are_those_driven_from_their_homes() -> None:
    assert both(size("Floods have forced 800,000 people from their homes in Sudan.").displaced) == (
        800_000,
        800_000,
    )


def test_the_toll_of_another_deed_of_the_sentence_is_not_its_own() -> None:
    events = CODER.code(
        "", "The police arrested 12 rebels after gunmen killed six farmers in Gava.", FRIDAY, None, "en"
    )
    sizes = {event.event: (both(event.size.dead), both(event.size.arrested)) for event in events}
    assert sizes == {"COERCE": (None, (12, 12)), "ASSAULT": ((6, 6), None)}
