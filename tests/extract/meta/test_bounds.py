"""Pages that would cost too much if anything in them were looked at without bounds.

No time is measured: what is not bounded takes minutes here, and is seen.
"""

import pytest

from tests.extract.meta.pages import ld, meta_of

ARTICLE = '{"@type": "Article", "headline": "Tram", "author": {"name": "Ruth Ambler"}}'
BROKEN = '{"@type": "Article",, "headline": "Tram" "author": "Ruth Ambler"},'


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Tram halts</h1>" * 50_000,
        f"<h1>{'Tram | halts - ' * 100_000}</h1>",
        f"{'<div class=author>' * 150}{'Ruth ' * 500_000}",
        '<b itemprop="author">Ruth Ambler</b>' * 50_000,
        f"{'<div itemscope itemtype=Article>' * 150}{'<b itemprop=headline>Tram</b>' * 10_000}",
        f"<h1>Tram halts</h1>{'a<br>' * 50_000}",
        f"<h1>Tram halts</h1>{'<i>' * 400}By Ruth Ambler",
        '<time datetime="2025-10-20">1.1.1.1.</time>' * 50_000,
        f"<h1>Tram halts</h1><p>{'1/1/' * 100_000}</p>",
        "<h2>Tram halts</h2>" * 50_000,
    ],
)
def test_body(body: str) -> None:
    assert len(meta_of(body, "<title>Tram halts</title>").title) < 500


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{'Tram - halts | ' * 300_000}</title>",
        '<meta name="author" content="Ruth Ambler">' * 50_000,
        f'<meta name="author" content="{"Ruth, " * 500_000}">',
        "".join(f'<meta name="published{number}" content="soon {number}">' for number in range(30_000)),
        ld(ARTICLE) * 10_000,
        ld(f"[{','.join([ARTICLE] * 20_000)}]"),
        ld(f"[{BROKEN * 20_000}]"),
        ld(BROKEN * 500) * 300,
        ld(f'{{"@type": "Article", "author": [{",".join(["[[5]]"] * 100_000)}]}}'),
        ld(f'{{"@type": "Article", "author": [{",".join(f"{number}" for number in range(100_000))}]}}'),
        ld(f'{{"@type": "BreadcrumbList", "itemListElement": [{",".join(["{}"] * 100_000)}]}}'),
    ],
)
def test_head(head: str) -> None:
    assert len(meta_of("", head).authors) <= 12
