"""One article in many kinds of dirt: whatever the words around it are, it comes out alone."""

from datetime import UTC, datetime
from itertools import product

import pytest

from streams.extract import extract
from streams.records import RawPage

TITLE = "Coastal provinces to meet over fishing rights"
FIRST = (
    "Officials from the two coastal provinces will meet in Tarsk on Monday to settle a dispute over fishing "
    "rights, after three boats were seized last week. The crews were released on Friday."
)
SECOND = (
    "The governor of the northern province called the seizures “a grave mistake” and asked for compensation, "
    "while his counterpart defended the coast guard. A first round of talks ended without result in May."
)
THIRD = (
    "Under a draft seen by reporters, both sides would share catch data and let inspectors board vessels "
    "of either province. Fishermen's unions have not yet said whether they agree."
)
ERROR_HEADS = [
    ["404", "Not Found"],
    ["Error 404", "Oops! That page can’t be found.", "It looks like nothing was found at this location."],
    ["500 Internal Server Error", "Something went wrong. Please try again later."],
    ["Access Denied", "You don't have permission to access this page."],
    ["HTTP 404", "Sorry, we couldn't find that page", "The link you followed may be broken."],
    ["Page Not Found", "The page you requested is no longer available.", "Return to homepage"],
    ["Seite nicht gefunden"],
    [],
]
TAILS = [
    [
        "Disclaimer",
        "The views expressed in this article do not reflect the policy of this site.",
        "Comments",
        "3",
    ],
    [
        "Legal Notice:",
        "This content is provided by a third",
        "party “as is”. The Daily Post gives no warranty",
        "for it.",
    ],
    ["DISCLAIMER: The above release comes to you under an arrangement with its author.", "0 Comments"],
    ["Important Disclosure", "It does not constitute an offer to sell.", "Past performance is no guarantee."],
    ["© 2025 Daily Post. All rights reserved.", "Leave a comment", "Name", "Email", "Post Comment"],
    [],
]


def _read(lines: list[str]) -> tuple[str, list[str], str | None]:
    page = RawPage(url="https://dailypost.example/x", text="\n".join(lines))
    article = extract(page, datetime(2025, 10, 26, tzinfo=UTC))
    return article.title, article.text.split("\n"), article.agency


@pytest.mark.parametrize(("head", "tail"), list(product(ERROR_HEADS, TAILS)))
def test_article_comes_out_of_the_dirt_alone(head: list[str], tail: list[str]) -> None:
    lines = [*head, TITLE, FIRST, SECOND, THIRD, SECOND, THIRD, *tail]
    assert _read(lines) == (TITLE, [FIRST, SECOND, THIRD], None)


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("(AFP) ", "AFP"),
        ("(MENAFN- Gulf Times) ", "MENAFN"),
        ("TARSK, Oct 3 (Reuters) – ", "Reuters"),
        ("Tarsk [Northland], October 3 (ANI): ", "ANI"),
        ("TARSK, Northland (AP) — ", "AP"),
        ("Tarsk (dpa) - ", "dpa"),
        ("(XYZN) ", "XYZN"),
    ],
)
def test_credit_becomes_a_field(credit: str, agency: str) -> None:
    first = FIRST if credit.startswith("(") else credit + FIRST  # a dateline is the report's own
    assert _read([TITLE, credit + FIRST, SECOND, THIRD]) == (TITLE, [first, SECOND, THIRD], agency)


@pytest.mark.parametrize("pattern", ["<p>{}</p>", "{}<br>"])
def test_error_page_of_html_with_an_article_in_it(pattern: str) -> None:
    lines = [
        "403",
        "Sorry!",
        TITLE,
        FIRST,
        SECOND,
        THIRD,
        "Legal Disclaimer:",
        "We give no warranty.",
        "Comments",
    ]
    html = f"<html><head><title>403</title></head><body>{''.join(map(pattern.format, lines))}</body></html>"
    article = extract(
        RawPage(url="https://dailypost.example/x", html=html), datetime(2025, 10, 26, tzinfo=UTC)
    )
    assert (article.title, article.text.split("\n")) == (TITLE, [FIRST, SECOND, THIRD])
