import pytest

from streams.extract.body.container import contain
from streams.extract.body.leftout import Cause, causes_of
from tests.extract.body.pages import PROSE, STORY, lines, outline

LINKS = "".join(f'<div><a href="/{at}">The bridge of {at}</a></div>' for at in range(1911, 1915))
PARAGRAPHS = [f"<p>{text}</p>" for text in STORY]


def _around(inner: str) -> str:
    return f"<div>{''.join(PARAGRAPHS[:2])}{inner}{''.join(PARAGRAPHS[2:])}</div>"


@pytest.mark.parametrize(
    "inner",
    [
        f'<div class="related-stories"><p>{PROSE} Read on.</p></div>',
        f'<aside><p>{PROSE} Read on.</p></aside>',
        '<figure><img src="a.jpg"><figcaption>The bridge at night. Photo: Quaymail</figcaption></figure>',
        '<div class="article-image"><img src="a.jpg"><div>The bridge at night. Photo: Quaymail</div></div>',
        '<div><img src="a.jpg"><span>The bridge at night</span></div>',
        f'<p style="display:none">{PROSE} Hidden.</p>',
        f'<div class="sr-only">{PROSE} Hidden.</div>',
        f"<ul>{''.join(f'<li><a href=/{at}>The bridge of {at}</a></li>' for at in range(1911, 1915))}</ul>",
        '<div class="info-box">More: <a href="/a">The bridge of 1911</a></div>',
        '<form><p>Send us a letter about your night on the bridge.</p><input type="text"></form>',
        '<blockquote class="twitter-tweet"><p>The bridge is closed, says the office.</p></blockquote>',
        '<div class="tags"><a href="/t">Bridge</a> <a href="/u">Town</a></div>',
        f"<p class='teaser'>{PROSE} <a href='/a'>More</a></p>",
    ],
)  # fmt: skip
def test_furniture_within_the_article(inner: str) -> None:
    assert lines(_around(inner)) == STORY


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<h3>Bells at six</h3>", ["Bells at six"]),
        (
            "<ul><li>First the bridge.</li><li>Then the town.</li></ul>",
            ["First the bridge.", "Then the town."],
        ),
        ("<blockquote><p>“Nobody minded.”</p></blockquote>", ["“Nobody minded.”"]),
        ("<p>It is <a href='/a'>the bridge of 1911</a>.</p>", ["It is the bridge of 1911."]),
        (f"<p><img src='a.jpg'>{PROSE} It was so.</p>", [f"{PROSE} It was so."]),
        ("<figure><table><tr><td>Bridges</td><td>2</td></tr></table></figure>", ["Bridges | 2"]),
        ("<pre>one two</pre>", ["one two"]),
        (
            f'<div class="time-box"><h3>Six</h3><p>{PROSE} So it was.</p>{LINKS}</div>',
            ["Six", f"{PROSE} So it was."],
        ),
        ('<h3><a href="#bells">Bells at six</a></h3>', ["Bells at six"]),
        (f"<p class='teaser'>{PROSE} It was so.</p>", [f"{PROSE} It was so."]),
    ],
)
def test_what_is_of_the_article_stays(inner: str, expected: list[str]) -> None:
    assert lines(_around(inner)) == [*STORY[:2], *expected, *STORY[2:]]


def test_cause_is_inherited() -> None:
    page = outline(_around('<div class="comments"><div><p>I was there.</p></div></div>'))
    causes = causes_of(contain(page))
    inner = [causes[block.element] for block in page.blocks if block.text == "I was there."]
    assert inner == [Cause.COMMENTS]
