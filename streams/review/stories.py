"""Stories as an HTML page: of each its members in time, what each is, from whom it is, and why it is in."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from streams.records import CanonicalArticle, Match, StoryMember
from streams.review import document
from streams.review.markup import Markup, element, link

__all__ = ["MARK", "bottom", "section", "top"]

_KIND = "stories"
MARK = document.marked(_KIND)
_COLUMNS = ("published, UTC", "article", "is", "shares")


def top(summary: str) -> str:
    """Return the page up to its first story; `said` sums all up."""
    head = document.begin(_KIND, f"newsfold: {summary}", "report.css", "stories.css")
    return f"{head}{element('h1', 'Stories')}{element('p', summary, class_='lede')}\n<main>\n"


def bottom() -> str:
    """Return what follows the last story."""
    return f"</main>\n{document.end()}"


def section(story: CanonicalArticle, members: Sequence[StoryMember], is_open: bool = False) -> str:
    """Return a story as a block that opens."""
    inside = element("div", _facts(story), _table(story, members), class_="inside")
    return element("details", _summary(story), inside, class_="page story", open=is_open) + "\n"


def _summary(story: CanonicalArticle) -> Markup:
    name = element(
        "span", story.title or story.url, element("small", story.story_id), class_="name", dir="auto"
    )
    outlets = story.outlet_count
    counts = (f"{story.member_count} articles", f"{outlets} outlet{'s' * (outlets != 1)}")
    return element("summary", name, *(element("span", count, class_="badge published") for count in counts))


def _facts(story: CanonicalArticle) -> Markup:
    rows = {
        "canonical article": (
            link(story.url, story.title),
            element("span", story.canonical_reason, class_="why"),
        )
    }
    if first := story.first_published:
        at = f", {_minute(first.at)} UTC" if first.at else ""
        source = f"{first.outlet}{at} ({first.certainty})" if first.outlet else str(first.certainty)
        rows["first published"] = Markup(element("span", source)), element("span", first.reason, class_="why")
    cells = ((element("dt", name), element("dd", *values, dir="auto")) for name, values in rows.items())
    return element("dl", *(cell for row in cells for cell in row))


def _table(story: CanonicalArticle, members: Sequence[StoryMember]) -> Markup:
    outlets = {m.article_id: m.outlet for m in members}
    head = element("tr", *(element("th", name, scope="col") for name in _COLUMNS))
    rows = [_row(m, outlets, is_first=not place) for place, m in enumerate(members)]
    table = element("table", element("thead", head), element("tbody", *rows), class_="members")
    return element("div", table, lang=story.language)


def _row(member: StoryMember, outlets: dict[str, str], is_first: bool) -> Markup:
    match = member.match
    source = f"from {outlets.get(match.article_id, match.url)}" if match and not is_first else ""
    return element(
        "tr",
        element("td", *_time(member.published_at)),
        element(
            "td", member.outlet, element("span", link(member.url, member.title), class_="why"), dir="auto"
        ),
        element("td", member.relation, element("span", source, class_="why"), class_="relation"),
        element("td", *(_evidence(match) if match else ())),
    )


def _evidence(match: Match) -> Iterator[str]:
    yield f"{match.containment:.0%} of the shorter, {match.longest_run} words in a row"
    yield element("span", match.reason, class_="why")


def _time(at: datetime | None) -> Iterator[Markup]:
    if at:
        yield element("time", _minute(at), datetime=at.isoformat())


def _minute(at: datetime) -> str:
    """Return a time in UTC, by which members stand in order: in that of each page they would not."""
    return f"{at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC):%Y-%m-%d %H:%M}"
