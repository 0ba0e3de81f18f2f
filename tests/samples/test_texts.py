from collections import Counter
from datetime import datetime
from importlib.resources import files
from itertools import combinations

import pytest

from streams.samples import load

from .articles import Article, articles, numbers, read, share, straight, trigrams

ARTICLES = articles()
STORIES = {p.file: p.expect.story for p in (sample.push for sample in load()) if p.file in ARTICLES}
PAIRS = list(combinations(ARTICLES.values(), 2))
TOGETHER = [pair for pair in PAIRS if STORIES[pair[0].file] == STORIES[pair[1].file]]
APART = [pair for pair in PAIRS if STORIES[pair[0].file] != STORIES[pair[1].file]]
HTML = [article for article in ARTICLES.values() if article.file.endswith(".html")]


def page(file: str) -> str:
    return files("streams.samples").joinpath(file).read_text(encoding="utf-8")


def containment(a: Article, b: Article) -> float:
    return share(trigrams(a.text), trigrams(b.text))


def test_every_article_has_a_story() -> None:
    assert all(STORIES[file] for file in ARTICLES)


def test_texts_of_one_story_share_half_of_the_shorter() -> None:
    assert [(a.file, b.file) for a, b in TOGETHER if containment(a, b) < 0.5] == []


def test_texts_of_two_stories_share_little_or_differ_in_their_numbers() -> None:
    alike = [(a, b) for a, b in APART if containment(a, b) >= 0.3]
    assert [(a.file, b.file) for a, b in alike if share(numbers(a.text), numbers(b.text)) >= 0.3] == []


def test_two_templates_are_filled_with_other_facts() -> None:
    alike = {(STORIES[a.file], STORIES[b.file]) for a, b in APART if containment(a, b) >= 0.3}
    assert alike == {("warsaw-shares", "jakarta-shares"), ("weather-porto", "weather-cairns")}


@pytest.mark.parametrize("article", HTML, ids=lambda article: article.file)
def test_a_page_shows_its_title_and_every_paragraph_in_order(article: Article) -> None:
    shown = straight("".join(read(page(article.file)).pieces))
    places = [shown.find(straight(paragraph)) for paragraph in article.text.split("\n")]
    assert straight(article.title) in shown
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("article", HTML, ids=lambda article: article.file)
def test_a_page_tells_in_its_markup_when_it_was_published(article: Article) -> None:
    values = {
        value for _, value in read(page(article.file)).attributes if value and value.startswith("2025-")
    }
    assert article.published_at in {datetime.fromisoformat(value) for value in values}


def test_one_outlet_ends_all_its_articles_with_the_same_paragraphs() -> None:
    tails: Counter[str] = Counter()
    for article in HTML:
        lines = page(article.file).splitlines()
        last = next(
            (i for i, line in enumerate(lines) if straight(article.text[-60:]) in straight(line)), None
        )
        if article.file.startswith("pages/northgatepost") and last is not None:
            tails.update(lines[last + 1 : last + 3])
    assert list(tails.values()) == [5, 5]


def test_the_truncated_page_breaks_off_after_its_article() -> None:
    cut = [article.file for article in HTML if "</html>" not in page(article.file).lower()]
    assert cut == ["pages/thecourierglobe-tbilisi-border.html"]
