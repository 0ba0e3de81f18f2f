import pytest

from streams.extract.meta.suffix import outlet_names
from streams.extract.meta.title import title_of
from tests.extract.meta.pages import URL, ld, markup_of

H1 = "<h1>{}</h1>"
OG = '<meta property="og:title" content="{}">'
TITLE = "<title>{}</title>"


def _title(head: str, body: str = "", url: str = URL) -> str:
    return title_of(markup_of(body, head, url), url, "harrowdaily.example")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (TITLE.format("Tram halts | Harrow Daily"), "<h1>Harrow Daily</h1><h1>Tram halts</h1>", "Tram halts"),
        (TITLE.format("Tram halts - Local - harrowdaily"), "", "Tram halts - Local"),
        (TITLE.format("Harrow Daily: Tram halts"), "", "Tram halts"),
        (TITLE.format("Harrow Daily » Tram halts"), "", "Tram halts"),
        (TITLE.format("Tram halts › Harrow Daily"), "", "Tram halts"),
        (TITLE.format("Tram halts « Harrow Daily"), "", "Tram halts"),
        (TITLE.format("Tram halts | Harrow Daily | All of the city since 1905"), "", "Tram halts"),
        (TITLE.format("Tram halts at noon (2): harrowdaily"), "", "Tram halts at noon (2)"),
        (TITLE.format("Harrow Daily|港口大桥今起关闭"), "", "港口大桥今起关闭"),
        (TITLE.format("港口大桥今起关闭_新闻中心_港口新闻网"), "", "港口大桥今起关闭"),
        (TITLE.format("港口大桥今起关闭-明日开放"), "", "港口大桥今起关闭-明日开放"),
        (TITLE.format("Q&amp;amp;A: trams"), "", "Q&A: trams"),
        ("", H1.format("Tram halts at noon"), "Tram halts at noon"),
        (OG.format("The &lt;i&gt;tram&lt;/i&gt; halts, 2 &lt; 3"), "", "The tram halts, 2 < 3"),
        ("", "<h1></h1>", ""),
        (TITLE.format("Tram halts"), H1.format("Tram halts at noon. " * 100), "Tram halts"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert _title(head, body) == title


def test_heading_of_a_section_is_outvoted() -> None:
    assert _title(OG.format("Why the tram stopped"), H1.format("Business")) == "Why the tram stopped"


def test_heading_with_the_name_of_the_outlet_in_it_is_a_title() -> None:
    assert _title("", H1.format("Harrow daily trams")) == "Harrow daily trams"


def test_heading_in_a_dialog_is_outvoted() -> None:
    body = f"<dialog>{H1.format('Log in to read')}</dialog>"
    assert _title(TITLE.format("Why the tram stopped"), body) == "Why the tram stopped"


def test_heading_that_readers_see_wins_over_a_line_for_search_alone() -> None:
    assert (
        _title(TITLE.format("Trams 2025: all you need"), H1.format("Why the tram stopped"))
        == "Why the tram stopped"
    )


def test_headline_of_json_ld_wins_over_a_heading_alone() -> None:
    head = ld('{"@type": "NewsArticle", "headline": "Why the tram stopped"}') + TITLE.format(
        "Why the tram stopped"
    )
    assert _title(head, H1.format("Rails")) == "Why the tram stopped"


def test_headline_for_search_loses_to_what_is_shown_and_shared() -> None:
    search = "Tram stop explained: what to know"
    head = ld(f'{{"@type": "NewsArticle", "headline": "{search}", "url": "{URL}"}}') + TITLE.format(search)
    assert (
        _title(head + OG.format("Why the tram stopped"), H1.format("Why the tram stopped"))
        == "Why the tram stopped"
    )


def test_address_decides_between_two() -> None:
    url = "https://www.harrowdaily.example/news/die-straßenbahn-hält-im-hafen-2025"
    head = TITLE.format("Stillstand am Wasser") + OG.format("Stillstand am Wasser")
    assert (
        _title(head, H1.format("Die Strassenbahn hält im Hafen 2025"), url)
        == "Die Strassenbahn hält im Hafen 2025"
    )


def test_kicker_in_a_heading_is_left_out() -> None:
    body = H1.format("<span>Traffic</span><span>Why the tram stopped</span>")
    assert _title(TITLE.format("Why the tram stopped"), body) == "Why the tram stopped"


def test_section_behind_the_title_is_left_out() -> None:
    assert (
        _title(TITLE.format("Why the tram stopped | Local"), H1.format("Why the tram stopped"))
        == "Why the tram stopped"
    )


def test_title_that_most_places_state_is_not_cut() -> None:
    title = "After the storm: Why the tram stopped"
    head = ld(f'{{"@type": "NewsArticle", "url": "{URL}", "headline": "{title}"}}') + OG.format(title)
    assert _title(head + TITLE.format(title), H1.format("Why the tram stopped")) == title


def test_title_that_is_cut_off_loses_to_the_whole_one() -> None:
    head = ld('{"@type": "NewsArticle", "headline": "Why the tram sto..."}') + OG.format("Why the tram sto…")
    assert _title(head, H1.format("Why the tram stopped")) == "Why the tram stopped"


def test_capitals_are_left_to_who_set_them() -> None:
    assert (
        _title(TITLE.format("Why the tram stopped"), H1.format("WHY THE TRAM STOPPED"))
        == "Why the tram stopped"
    )


def without_outlet(title: str, outlet: str, names: list[str]) -> str:
    return outlet_names([*names, outlet, outlet.split(".", 1)[0]]).taken_off(title)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Tram halts | Harrow Daily", "Tram halts"),
        ("Tram halts - Harrow Daily Business News", "Tram halts"),
        ("Tram halts｜Harrow Daily", "Tram halts"),
        ("Tram halts：Harrow Daily", "Tram halts"),
        ("Tram halts – News | harrowdaily.example", "Tram halts – News"),
        ("Harrow Daily", "Harrow Daily"),
        ("Harrow - a town", "Harrow - a town"),
    ],
)
def test_outlet_is_taken_off(title: str, bare: str) -> None:
    assert without_outlet(title, "harrowdaily.example", ["Harrow Daily"]) == bare


def test_address_spells_what_it_has_no_letters_for() -> None:
    assert without_outlet("Kurse steigen | Börse Harrow", "boerse-harrow.example", []) == "Kurse steigen"


def test_headline_of_json_ld_that_may_be_another_s_is_half_believed() -> None:
    head = ld('{"@type": "NewsArticle", "headline": "Trams of Harrow and their rails"}')
    assert _title(head + TITLE.format("Why it stopped"), H1.format("Why it stopped")) == "Why it stopped"


def test_heading_that_the_markup_names_wins_over_one_before_it() -> None:
    headings = H1.format("Topic: rails of the north") + H1.format("Why the tram stopped")
    assert _title(OG.format("Why the tram stopped"), headings) == "Why the tram stopped"
    assert _title(OG.format("All of the north"), headings) == "Topic: rails of the north"


def test_quotation_behind_a_kicker_is_apart_from_it() -> None:
    assert _title("", "<h1><span>The new rails</span>„We wait“</h1>") == "The new rails „We wait“"
    assert _title("", "<h1>The «<i>New</i>» rails of «<i>Harrow</i>»</h1>") == "The «New» rails of «Harrow»"


def test_kicker_and_title_are_parted_as_in_the_markup() -> None:
    heading = "<h1><span>Rails </span>The tram stopped</h1>"
    assert _title(OG.format("Rails: The tram stopped"), heading) == "Rails: The tram stopped"
    assert _title(OG.format("Rails The tram stopped..."), heading) == "Rails The tram stopped"
