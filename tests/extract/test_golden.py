"""Every page of tests/golden becomes what the JSON beside it says, and nothing else.

tests/golden/dumps has pages as w3m, lynx, innerText, a Markdown converter and plain joins of text
nodes write them: `PAGE-WAY.txt`. What is wanted of each is what its HTML gives, as far as the text shows it.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from streams.errors import NotAnArticle
from streams.extract import extract
from streams.records import RawPage

GOLDEN = Path(__file__).parents[1] / "golden"
SAMPLES = Path(__file__).parents[2] / "streams" / "samples"
ARRIVED = datetime(2025, 10, 26, 12, tzinfo=UTC)
NAMES = sorted(str(path.relative_to(GOLDEN).with_suffix("")) for path in GOLDEN.rglob("*.json"))


def _page(name: str, fields: dict[str, object]) -> RawPage:
    html = GOLDEN / f"{name}.html"
    if html.exists():
        return RawPage(html=html.read_text("utf-8"), **fields)  # type: ignore[arg-type]  # read from JSON
    text = next(folder / f"{name}.txt" for folder in (GOLDEN, SAMPLES) if (folder / f"{name}.txt").exists())
    return RawPage(text=text.read_text("utf-8"), **fields)  # type: ignore[arg-type]  # read from JSON


def _golden(name: str) -> tuple[RawPage, dict[str, object]]:
    record = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    return _page(name, record.pop("page")), record


@pytest.mark.parametrize("name", [name for name in NAMES if "article" in _golden(name)[1]])
def test_article_is_read_exactly(name: str) -> None:
    page, record = _golden(name)
    expected = record["article"]
    assert isinstance(expected, dict)
    article = extract(page, ARRIVED)
    fields: dict[str, object] = {
        field: getattr(article, field) for field in expected if field != "paragraphs"
    }
    for field in ("published_at", "fetched_at"):
        if isinstance(fields.get(field), datetime):
            fields[field] = getattr(article, field).isoformat()
    fields |= {"paragraphs": article.text.split("\n")}
    fields |= {"authors": list(article.authors)} if "authors" in expected else {}
    assert fields == expected


@pytest.mark.parametrize("name", [name for name in NAMES if "not_an_article" in _golden(name)[1]])
def test_page_without_article_is_named(name: str) -> None:
    page, record = _golden(name)
    with pytest.raises(NotAnArticle) as caught:
        extract(page, ARRIVED)
    assert caught.value.reason == record["not_an_article"]


def test_what_was_taken_off_the_given_page_is_on_record() -> None:
    page, _ = _golden("menafn-dirty-page")
    reasons = [removed.reason for removed in extract(page, ARRIVED).removed]
    furniture = ["error-page-head", "legal-disclaimer", "comments"]
    assert reasons == [*furniture, *["repeated"] * 4, "credit"]
