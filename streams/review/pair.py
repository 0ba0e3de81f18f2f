"""Two articles beside each other: each rule's verdict, and both texts with their shared runs marked."""

from collections.abc import Iterator, Sequence

from streams.fold.explain import Explanation
from streams.fold.shared import Piece, lines_of, side_by_side
from streams.records import CleanArticle
from streams.review import document
from streams.review.markup import Markup, element, link

__all__ = ["MARK", "page"]

_KIND = "two articles"
MARK = document.marked(_KIND)
_NUMBERED = 8  # words: a shorter run is marked, and its partner is not worth a jump


def page(one: CleanArticle, other: CleanArticle, explanation: Explanation) -> str:
    """Return the page."""
    pieces = side_by_side(one.text, other.text, one.language)
    columns = (_column("a", "b", one, pieces[0]), _column("b", "a", other, pieces[1]))
    beside = element("div", *columns, class_="columns")
    verdict = "One story" if explanation.folded else "Two stories"
    body = (
        element("h1", verdict),
        element("p", _lede(explanation), class_="lede"),
        element("main", _rules(explanation), _figures(explanation), beside, class_="pair"),
    )
    head = document.begin(_KIND, f"newsfold: {verdict.lower()}", "report.css", "stories.css")
    return f"{head}{''.join(body)}\n{document.end()}"


def _lede(explanation: Explanation) -> str:
    if explanation.folded:
        return f"All rules pass. What the shorter is to the longer: {explanation.relation}."
    return f"The rule {explanation.refused_by} keeps them apart."


def _rules(explanation: Explanation) -> Markup:
    rows = (
        element(
            "tr",
            element("td", "passes" if v.passed else "refuses", class_="passes" if v.passed else "refuses"),
            element("th", v.rule, scope="row"),
            element("td", v.reason),
        )
        for v in explanation.verdicts
    )
    return element("table", element("tbody", *rows), class_="rules")


def _figures(explanation: Explanation) -> Markup:
    match = explanation.match
    figures = {
        "Jaccard similarity": f"{match.jaccard:.3f}",
        "containment": f"{match.containment:.3f}",
        "longest verbatim run": f"{match.longest_run} words",
        "numbers agree": f"{match.numbers_agree:.0%}",
        "names agree": f"{match.names_agree:.0%}",
    }
    rows = ((element("dt", name), element("dd", value)) for name, value in figures.items())
    return element("dl", *(cell for row in rows for cell in row))


def _column(side: str, opposite: str, article: CleanArticle, pieces: Sequence[Piece]) -> Markup:
    seen = set[int]()
    lines = (element("p", *_line(line, side, opposite, seen), dir="auto") for line in lines_of(pieces))
    at = f", {article.published_at:%Y-%m-%d %H:%M %Z}" if article.published_at else ""
    head = element("header", element("h2", article.title or "(no title)", dir="auto"), link(article.url),
                   element("small", f"{article.outlet}{at}"))  # fmt: skip
    return element("article", head, *lines, class_="text", lang=article.language)


def _line(line: list[Piece], side: str, opposite: str, seen: set[int]) -> Iterator[str]:
    for piece in line:
        if not piece.run:
            yield piece.text
        elif piece.run in seen or piece.length < _NUMBERED:
            yield element("mark", piece.text)
        else:
            seen.add(piece.run)
            jump = element("a", str(piece.run), href=f"#{opposite}{piece.run}")
            yield element("mark", element("sup", jump), piece.text, id=f"{side}{piece.run}")
