import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.code.english.parser.wire import dateline_of, unwrapped
from streams.code.english.passages import lines_of
from streams.code.texts import NewsText

STORY = (
    "Rebels attacked an army post in the mountains on Friday and killed five soldiers, a spokesman for the "
    "army said. He said that the rebels had fled across the border with the weapons of the dead."
)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("LIMA, 4 Feb 90 (EFE) -- [Text] ", "LIMA"),
        ("BEIRUT, Lebanon (AP) _ ", "BEIRUT, Lebanon"),
        ("LONDON, March 3 (Reuters) - ", "LONDON"),
        ("TOKYO: ", "TOKYO"),
        ("SYDNEY : ", "SYDNEY"),
        ("AFP - ", None),
        ("Reuters -- ", None),
        ("", None),
    ],
)
def test_the_text_begins_behind_its_dateline(head: str, place: str | None) -> None:
    assert dateline_of(head + STORY) == (len(head), place)


def test_an_agency_in_a_name_is_no_credit() -> None:
    assert dateline_of("AP-backed startups met." + STORY) == (0, None)


def test_who_acts_is_not_where_the_report_was_written() -> None:
    (event, *_) = RulesCoder().code("", "LIMA, 4 Feb 90 (EFE) -- " + STORY, None, None, "en")
    assert [actor.text for actor in event.actor] == ["Rebels"]
    assert event.event_loc is not None
    assert (event.event_loc.name, event.geo_precision) == ("Lima", "dateline")


def test_lines_cut_at_a_width_are_one_paragraph() -> None:
    cut = "\n\n".join(textwrap.fill(part, 40) for part in (STORY, STORY))
    assert unwrapped(cut) == f"{STORY}\n\n{STORY}"


def test_paragraphs_and_lists_stay_apart() -> None:
    assert unwrapped(f"{STORY}\n{STORY}") == f"{STORY}\n{STORY}"
    heads = "\n".join(["Talks begin in Geneva on Friday", "Rebels storm a post in the hills"] * 3)
    assert unwrapped(heads) == heads


@given(st.lists(st.text("ab .\n", max_size=60), max_size=9).map("\n".join))
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(unwrapped(text)) == len(text)


def test_a_dateline_below_a_standfirst_is_read_over() -> None:
    standfirst = "The army and the rebels speak of five dead soldiers in the mountains of the north."
    read = lines_of(
        NewsText(
            title="Post attacked",
            text=f"{standfirst}\nDUBLIN — {STORY}",
            published_at=None,
            dateline="DUBLIN",
            language="en",
        ),
        9,
    )
    assert [line.strip() for line in read] == ["Post attacked", standfirst, STORY]
