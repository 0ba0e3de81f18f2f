import pytest
from ftfy import fix_encoding
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.decoding import mend, mend_line
from tests.extract.decoding.texts import TEXTS, page


def garbled(text: str, encoding: str = "cp1252", times: int = 1) -> str:
    """Return text in UTF-8 that somebody took for text in another encoding."""
    for _ in range(times):
        text = "".join(_seen(byte, encoding) for byte in text.encode())
    return text


def _seen(byte: int, encoding: str) -> str:
    """As browsers do: a byte that the encoding leaves undefined is its control character."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("language", [*TEXTS])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_that_was_taken_for_latin_is_mended(language: str, encoding: str) -> None:
    assert mend(garbled(page(language), encoding)) == page(language)


def test_utf8_that_was_taken_for_cyrillic_is_mended() -> None:
    assert mend(garbled("Привет, мир: «да»", "cp1251")) == "Привет, мир: «да»"


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_was_garbled_twice_is_mended(language: str) -> None:
    assert mend(garbled(page(language), times=2)) == page(language)


def test_quotation_marks_of_windows_are_mended() -> None:
    assert mend("<p>\x93It\x92s done\x94 \x96 he said") == "<p>“It’s done” – he said"


def test_one_bad_part_is_mended_and_the_rest_is_left() -> None:
    good = "<p>Château « Été » – São Paulo, Ærø</p>"
    html = f'<meta content="{garbled("Café – “Été”")}">{good}<p>{garbled("El niño")} <b>había</b></p>'
    assert mend(html) == f'<meta content="Café – “Été”">{good}<p>El niño <b>había</b></p>'


def test_lines_of_scraped_text_are_mended_one_by_one() -> None:
    assert mend(f"ÂNGELA É A RAINHA\n{garbled('It’s done')}") == "ÂNGELA É A RAINHA\nIt’s done"


@pytest.mark.parametrize("text", [*TEXTS.values()])
def test_no_language_is_garbled_by_itself(text: str) -> None:
    for given_text in (text, text.upper(), f"« {text} » – “{text}”… ‘{text}’"):
        assert mend(given_text) == given_text
        assert mend_line(given_text) == given_text


@pytest.mark.parametrize(
    "text",
    [
        "PSICOLOGÍA “NIÑO”, NÃO, SÃO PAULO – ÂNGELA",
        "L’été… à « la vérité » ; où ça ? Là–bas…",
        "Đặng Văn Ã đã đến Hà Nội “hôm nay”…",
        "İĞÜŞÖÇ – “Türkiye’de” ağ…",
        "Ærø, Ødegård, Ångström – ‘Ø’",
        "groß“ und „klein“, Maß‘, Straße…",
        "Škoda: jíž, váš, míž, “Ďáblík”",
        "Ђорђе и Љиља су „овде“ — Ћирилица",
        'for (int i = 0; i <= n; i++) { a[i] = "Ã"; } // Â',
        "10°C, 5 m², ½ l, £5, §3, ©2025, A–Z, 3×4",
        "naïve façade, Noël, Zoë, coöperate",
        "café ¿qué? ¡Olé!",
        "€ 5 – 10 € ‰ † ‡",
    ],
)
def test_what_only_looks_odd_is_left(text: str) -> None:
    assert mend(text) == text
    assert mend_line(text) == text


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("Smith &amp; Sons", "Smith & Sons"),
        ("Smith &amp;amp; Sons", "Smith & Sons"),
        ("&quot;It is done,&quot; he said", '"It is done," he said'),
        ("&#8220;done&#8221;&hellip;", "“done”…"),
        ("&#x27;yes&#x27; &mdash; caf&eacute;", "'yes' — café"),
        ("10&nbsp;000 &euro;", "10 000 €"),
        ("donâ€™t", "don’t"),
        ("don&acirc;&euro;&trade;t", "don’t"),
    ],
)
def test_a_line_that_was_escaped_twice_is_mended(line: str, mended: str) -> None:
    assert mend_line(line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "In HTML, write &amp; for an ampersand",
        "The entity &nbsp; is a space",
        "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;",
        "a < b &amp;&amp; c",
        "R&D; Q&A; AT&T;",
        "fish & chips",
    ],
)
def test_a_line_about_markup_or_with_a_plain_ampersand_is_left(line: str) -> None:
    assert mend_line(line) == line


@given(st.text(), st.sampled_from(["cp1252", "latin-1", "cp1251"]))
def test_any_text_is_mended_or_left(text: str, encoding: str) -> None:
    assert isinstance(mend(garbled(text.encode("utf-8", "replace").decode(), encoding)), str)
    assert isinstance(mend_line(text), str)


@pytest.mark.parametrize(
    "line",
    [
        "Babiš dokáže dohodnout příští rok rozpočet, v níž vyšetřovatelé našli vážný zájem.",
        "Il a dit : « au café”, et la “vérité”. »",
    ],
)
def test_letters_beside_marks_are_not_looked_into(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.extract.decoding.mojibake._mended", pytest.fail)
    assert mend_line(line) == line


_GARBLED_MARKS = [
    garbled(chr(mark), encoding) for mark in range(0x2000, 0x2040) for encoding in ("cp1252", "latin-1")
]


@given(st.lists(st.sampled_from([*_GARBLED_MARKS, "don", "t", " ", "5", "?", "- "]), min_size=1).map("".join))
def test_english_is_mended_as_other_text_is(line: str) -> None:
    assert mend_line(line) == fix_encoding(line)


def test_english_needs_no_model_of_other_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftfy.fix_encoding", pytest.fail)
    assert mend_line("â€œDonâ€™t,â€\x9d he saidâ€¦") == "“Don’t,” he said…"
