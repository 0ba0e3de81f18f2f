import pytest

from streams.extract.furniture import Furniture, in_body, of_head
from streams.extract.lines import key
from streams.extract.sections import strip_furniture

PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Share on Facebook", "share-bar"),
        ("Facebook Twitter WhatsApp Email", "share-bar"),
        ("We use cookies to improve this site. By continuing you accept our cookie policy.", "cookie-notice"),
        ("Sign up for our free morning newsletter", "newsletter"),
        ("Quotes are delayed by at least 20 minutes.", "notice"),
        ("Download the Harrow Daily app for the latest from your street", "notice"),
        ("The next issue of Harbour Post will soon be in your inbox.", "notice"),
        ("When you buy through links on our site, we may earn a commission.", "notice"),
        ("Dieser Artikel enthält Affiliate-Links.", "notice"),
        (f"By signing up, you confirm that you are over the age of 16. {PROSE} {PROSE} {PROSE}", "notice"),
        ("Um eingebettete Inhalte anzusehen, ist deine Erlaubnis nötig.", "notice"),
        ("You must be signed in to write to the Gazette.", "notice"),
        ("Du musst angemeldet sein, um zu kommentieren.", "notice"),
        ("Vous devez vous connecter pour réagir à cet article.", "notice"),
        ("Al suscribirte aceptas las condiciones del servicio.", "notice"),
        ("We independently select everything that we recommend.", "notice"),
        ("Our products are independently tested by readers.", "notice"),
        ("Share your thoughts and join the conversation below.", "notice"),
        ("Diese Zusammenfassung wurde künstlich erzeugt.", "notice"),
        ("Oppsummeringen er laget av et verktøy.", "notice"),
        ("Vous possédez déjà un compte ?", "notice"),
        ("£79.99, Harbour Stores", "notice"),
        ("View deal at Harbour Stores", "notice"),
        ("Kommentare: 45", "notice"),
        ("Opinions expressed here are the author's own.", "notice"),
        ("Leserkommentare geben nicht die Meinung der Redaktion wieder.", "notice"),
        ("Mit Informationen der Nachrichtenagenturen AFP und dpa.", "notice"),
        (" ".join(["facebook Facebook twitter Twitter whatsapp Whatsapp"] * 6), "share-bar"),
        ("READ MORE: Council weighs second bridge", "read-also"),
        ("À lire aussi : Le pont reste ouvert", "read-also"),
        ("© 2024 Harrow Daily. All rights reserved.", "copyright"),
        (
            "The information is provided as is, without any warranty. We are not liable for its accuracy.",
            "legal-disclaimer",
        ),
    ],
)
def test_furniture_is_known_anywhere(line: str, kind: str) -> None:
    assert in_body(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday.",
        "The court found the company liable for the damage, and said its accuracy claims were false.",
        "The commission wants websites to ask only once whether they may store cookies.",
        "Read the room, the chairman told his critics.",
        "See more of the world by train",
        "Comments by the minister angered the opposition.",
        "More than half of them voted against the plan.",
        "Disclaimers are of no use, the judge said.",
        "X marks the spot",
        "Buying and selling links is a trade that the commission wants to end.",
        "Prices of flights delayed by the strike rose.",
        "Get the boat out, he told his brother.",
        "After promotion to the league, the club sold its best player.",
        "Les propos tenus par le ministre ont choqué les pêcheurs.",
        "The views expressed by the minister drew fire from the islanders.",
        "Products that were sold independently of the harbour board are cheaper.",
        "Für 20 Euro fährt man über den Sund.",
        "See the deal as a threat, he told the islanders.",
        "Dieses Thema in den Mittelpunkt zu rücken, war sein Wunsch.",
    ],
)
def test_an_articles_own_lines_stay(line: str) -> None:
    assert in_body(line) is None
    assert strip_furniture((PROSE, line, PROSE), frozenset()) == ((PROSE, line, PROSE), ())


@pytest.mark.parametrize(
    "line", ["404", "Error 503", "HTTP 500 Internal Server Error", "Oops!", "Page introuvable"]
)
def test_error_lines_are_known_above_an_article_only(line: str) -> None:
    assert of_head(line) == "error-page-head"
    assert in_body(line) is None


def test_number_within_an_article_is_no_error() -> None:
    assert strip_furniture((PROSE, "404", PROSE), frozenset())[0] == (PROSE, "404", PROSE)


def test_breadcrumbs_are_navigation_and_a_headline_with_separators_is_not() -> None:
    assert of_head("Home > News > Local") == "navigation"
    assert of_head("Town library reopens with twice the shelves | Local | Harrow Daily") is None


def test_comment_box_takes_what_stands_below_it() -> None:
    kept, removed = strip_furniture((PROSE, PROSE, "Comments (2)", "First!", "Second!"), frozenset())
    assert kept == (PROSE, PROSE)
    assert [(gone.reason, gone.text) for gone in removed] == [("comments", "Comments (2)\nFirst!\nSecond!")]


def test_comment_count_above_the_article_takes_nothing_along() -> None:
    assert strip_furniture(("Comments", PROSE, PROSE), frozenset())[0] == (PROSE, PROSE)


def test_list_of_other_articles_goes_with_its_heading() -> None:
    lines = (PROSE, "Related articles", "Council weighs second bridge", "School bus under review", PROSE)
    assert strip_furniture(lines, frozenset())[0] == (PROSE, PROSE)


def test_only_links_go_with_the_heading_where_links_are_known() -> None:
    lines = (PROSE, "Related articles", "Council weighs second bridge", "A heading", PROSE)
    links = frozenset({"council weighs second bridge"})
    assert strip_furniture(lines, links)[0] == (PROSE, "A heading", PROSE)


def test_disclaimer_ends_where_prose_goes_on() -> None:
    lines = (PROSE, "Disclaimer:", "This site gives no warranty", "for what it prints.", PROSE)
    assert strip_furniture(lines, frozenset())[0] == (PROSE, PROSE)


@pytest.mark.parametrize(
    "line",
    ["Comments on this story are closed.", "Comments are now closed", "The comment section is turned off."],
)
def test_closed_comment_box_comes_off(line: str) -> None:
    assert strip_furniture((PROSE, line), frozenset())[0] == (PROSE,)


def test_text_of_a_promotion_comes_off_and_is_on_record() -> None:
    promotions = frozenset({key("One mail a day.")})
    kept, removed = strip_furniture((PROSE, "One mail a day.", PROSE), frozenset(), promotions)
    assert (kept, [gone.reason for gone in removed]) == ((PROSE, PROSE), ["promotion"])


def test_lines_of_a_page_are_known_as_they_are_alone() -> None:
    lines = (
        PROSE,
        "— Disclaimer: see below",
        "© 2024 Harrow Daily. All rights reserved.",
        "We use cookies to improve this site. By continuing you accept our cookie policy.",
        "The information is provided as is, without any warranty. We are not liable for its accuracy.",
        "A ferry at the quay. Photo: Ruth Ambler",
        "Facebook, Twitter, WhatsApp",
        ", Facebook, Twitter",
        "READ MORE: Council weighs second bridge",
    )
    page = Furniture.of(lines)
    assert [page.in_body(line) for line in lines] == [in_body(line) for line in lines]
    assert [page.of_head(line) for line in lines] == [of_head(line) for line in lines]
    assert [page.in_body(line) for line in lines].count(None) == len((PROSE, "disclaimer"))


@pytest.mark.parametrize(
    "offer",
    [
        "Subscribe to continue reading",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "Jetzt weiterlesen mit dem Probeabo",
        "残り1024文字",
    ],
)
def test_an_article_ends_where_its_rest_is_for_subscribers(offer: str) -> None:
    shown = (PROSE,) * 6
    kept, removed = strip_furniture((*shown, offer, "Four weeks for a pound", PROSE), frozenset())
    assert kept == shown
    assert {one.reason for one in removed} == {"paywall"}


def test_an_offer_above_the_most_of_an_article_was_for_other_readers() -> None:
    kept, removed = strip_furniture((PROSE, "Subscribe to continue reading", *(PROSE,) * 4), frozenset())
    assert kept == (PROSE,) * 5
    assert {one.reason for one in removed} == {"notice"}


@pytest.mark.parametrize(
    "line",
    [
        "This entry was posted in Harbour on 4 October 2025 by Nora Pike.",
        "Von Nora Pike am 04/10/2025. Abgelegt unter Hafen.",
        "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns.",
        "Vous avez aimé cet article ?",
    ],
)
def test_what_weblogs_say_below_each_entry_is_a_notice(line: str) -> None:
    assert of_head(line) == "notice"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, more than 300 soldiers had been posted in the capital, the ministry said.",
        "This post was written off by the army years ago, and nobody lives there now.",
        "Le ha parecido interesante al ministro la propuesta de los pescadores.",
    ],
)
def test_sentences_that_begin_like_a_notice_are_an_article_s_own(line: str) -> None:
    assert of_head(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Continue reading the main story",
        "To keep reading alive among children, the library will open on Sundays, too.",
        "Aby przeczytać wszystkie akta, sędziowie potrzebowali trzech lat.",
    ],
)
def test_lines_on_reading_offer_nothing(line: str) -> None:
    _, removed = strip_furniture((*(PROSE,) * 8, line, PROSE), frozenset())
    assert "paywall" not in {one.reason for one in removed}


def test_an_entry_that_tells_of_others_is_its_own() -> None:
    assert of_head("This entry is about the harbour, and was the first that Nora Pike wrote.") is None


@pytest.mark.parametrize(
    "line",
    [
        "We may earn a commission when you buy through links on our site. Here is how that works.",
        "Kaufen Sie über einen Link, erhalten wir dafür eine kleine Provision.",
        "Your browser is out of date.",
        "Votre navigateur est obsolète.",
        "This article is more than five years old.",
        "Dieser Artikel ist älter als 2 Jahre.",
        "Listen to this article. It takes four minutes.",
        "This audio is generated by a machine.",
        "Diese Zusammenfassung wurde mit KI erstellt.",
        "AI 요약은 기사 내용을 간추린 것입니다.",
    ],
)
def test_what_a_site_says_above_its_articles_is_a_notice(line: str) -> None:
    assert in_body(line) == "notice"


@pytest.mark.parametrize(
    "line",
    [
        "The broker may receive a commission when its clients buy shares through links that it sends them.",
        "AI summaries are read by half of those who search, and publishers say that they lose readers.",
        "The browser is no longer supported by the firm that made it, and a quarter of offices still use it.",
        "The recording was produced by the orchestra itself, in a hall that is more than five years old.",
    ],
)
def test_news_of_commissions_and_machines_is_none(line: str) -> None:
    assert in_body(line) is None
