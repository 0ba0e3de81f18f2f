import re
from base64 import b64encode
from hashlib import sha256

from streams.fold.explain import explain
from streams.records import CleanArticle
from streams.review.pair import MARK, page
from tests.fold.make import article, block

P = "The mayor of Ashford has closed the old bridge after the flood of Monday."


def shown(one: CleanArticle, other: CleanArticle) -> str:
    return page(one, other, explain(one, other))


def test_runs_are_marked_in_both_texts_and_lead_to_one_another() -> None:
    html = shown(article("a", f"{P} It rains."), article("b", f"Yesterday: {P}"))
    run = f"{P} "
    assert f'<mark id="a1"><sup><a href="#b1">1</a></sup>{run}</mark>It rains.' in html
    assert f'Yesterday: <mark id="b1"><sup><a href="#a1">1</a></sup>{P}</mark>' in html


def test_a_run_over_lines_has_its_number_once() -> None:
    two = f"{block('p', 10)}\n{block('q', 10)}"
    html = shown(article("a", two), article("b", two))
    assert html.count('id="a1"') == 1
    assert html.count("<mark>qaa") == 2


def test_the_verdict_and_every_rule_are_shown() -> None:
    html = shown(article("a", block("p", 60)), article("b", block("p", 60), hours=80))
    assert "<h1>Two stories</h1>" in html
    assert "The rule window keeps them apart." in html
    assert re.search(
        r'class="refuses">refuses</td><th scope="row">window</th><td>published 80.0 hours apart', html
    )
    assert html.count('<th scope="row">') == 9


def test_nothing_of_an_article_is_markup() -> None:
    bad = '<script>alert("x")</script><img src=x onerror=y>'
    html = shown(
        article("a", f"{bad} {P}", title=bad, outlet=bad, url="javascript:x"), article("b", f"{P} {bad}")
    )
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert html.count("&lt;script&gt;") >= 3


def test_its_policy_allows_its_own_style_and_nothing_else() -> None:
    html = shown(article("a", P), article("b", P))
    assert html.startswith(MARK)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in html or (
        f"default-src 'none'; style-src 'sha256-{digest}'" in html
    )
    assert "prefers-color-scheme: dark" in style[1]
