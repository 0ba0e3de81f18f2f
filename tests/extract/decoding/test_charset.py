import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.decoding import decode
from tests.extract.decoding.texts import ENCODED, TEXTS, page

#: windows-874 is a label that Python does not know by that name.
PYTHON = {"windows-874": "cp874"}


def encoded(text: str, label: str) -> bytes:
    return text.encode(PYTHON.get(label, label))


@pytest.mark.parametrize(("language", "label"), ENCODED)
@pytest.mark.parametrize(
    "head", ['<meta charset="{}">', '<meta http-equiv="Content-Type" content="text/html; charset={}">']
)
def test_a_page_is_read_as_its_markup_says(language: str, label: str, head: str) -> None:
    html = page(language, head.format(label))
    assert decode(encoded(html, label)) == html


@pytest.mark.parametrize(("language", "label"), ENCODED)
def test_a_page_is_read_as_the_server_says(language: str, label: str) -> None:
    html = page(language)
    assert decode(encoded(html, label), f'text/html; charset="{label}"') == html


@pytest.mark.parametrize(("language", "label"), ENCODED)
def test_a_page_that_says_nothing_is_read_as_it_looks(language: str, label: str) -> None:
    html = page(language)
    assert decode(encoded(html, label)) == html


@pytest.mark.parametrize(("language", "label"), ENCODED)
def test_a_page_is_no_utf8_because_it_says_so(language: str, label: str) -> None:
    html = page(language, '<meta charset="utf-8">')
    assert decode(encoded(html, label), "text/html; charset=UTF-8") == html


@pytest.mark.parametrize(
    ("language", "label"),
    [(language, label) for language, label in ENCODED if language not in ("cs", "tr", "lt")],
)
def test_a_page_is_not_latin_because_its_server_always_says_so(language: str, label: str) -> None:
    html = page(language)
    assert decode(encoded(html, label), "text/html; charset=ISO-8859-1") == html


@pytest.mark.parametrize(("language", "label"), ENCODED)
def test_of_two_that_contradict_each_other_the_right_one_is_believed(language: str, label: str) -> None:
    html = page(language, f'<meta charset="{label}">')
    assert decode(encoded(html, label), "text/html; charset=ISO-8859-1") == html
    html = page(language, '<meta charset="iso-8859-1">')
    assert decode(encoded(html, label), f"text/html; charset={label}") == html


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", ["text/html; charset=iso-8859-1", "text/html; charset=windows-1251", None])
def test_valid_utf8_is_utf8_whatever_is_said(language: str, kind: str | None) -> None:
    html = page(language, '<meta charset="shift_jis">')
    assert decode(html.encode(), kind) == html


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_cut_off(encoding: str) -> None:
    html = page("ru", '<meta charset="windows-1251">')
    assert decode(html.encode(encoding), "text/html; charset=utf-8") == html


@pytest.mark.parametrize("language", ["en", "ru", "zh", "ar"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_needs_no_mark(language: str, encoding: str) -> None:
    assert decode(page(language).encode(encoding), "text/html; charset=utf-8") == page(language)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("latin1", "cp1252"),
        ("ISO-8859-9", "cp1254"),
        ("x-sjis", "cp932"),
        ("windows-31j", "cp932"),
        ("gb2312", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("tis-620", "cp874"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    text = {"cp1252": "“Größe” – 5 €", "cp1254": "“İş” ğ", "cp932": "①髙橋～", "gb18030": "€朱镕基"}.get(
        codec
    )
    text = text or {"cp949": "똠방각하", "cp874": "“เรือ”…"}[codec]
    assert decode(f"<p>{text}</p>".encode(codec), f"text/html; charset={label}") == f"<p>{text}</p>"


def test_an_xml_declaration_names_the_encoding() -> None:
    html = f"<?xml version='1.0' encoding='windows-1251'?><html><body><p>{TEXTS['ru'][:30]}</p></body></html>"
    assert decode(html.encode("windows-1251")) == html


@pytest.mark.parametrize(
    "kind", ["text/html; charset=klingon", "text/html; charset=", "text/html; charset=;", "x" * 5000]
)
def test_an_encoding_that_does_not_exist_is_passed_over(kind: str) -> None:
    html = page("ru", '<meta charset="windows-1251">')
    assert decode(html.encode("windows-1251"), kind) == html


def test_a_few_broken_letters_do_not_make_utf8_another_encoding() -> None:
    raw = page("de").encode().replace("ä".encode(), b"\xe4", 1)
    assert decode(raw, "text/html; charset=windows-1252") == page("de").replace("ä", "\ufffd", 1)


def test_each_part_of_a_page_of_two_encodings_is_read_in_its_own() -> None:
    raw = b"<html><body>%s%s</body></html>" % (page("fr").encode(), page("fr").encode("windows-1252") * 2)
    assert decode(raw, "text/html; charset=utf-8") == f"<html><body>{page('fr') * 3}</body></html>"


@pytest.mark.parametrize(("language", "label"), [*ENCODED, *((language, "utf-8") for language in TEXTS)])
def test_a_letter_that_was_cut_off_does_no_harm(language: str, label: str) -> None:
    html = page(language, f'<meta charset="{label}">')
    raw = encoded(html, label)
    for end in range(len(raw) - 300, len(raw) - 250):
        want = codecs.getincrementaldecoder(PYTHON.get(label, label))("replace").decode(raw[:end])
        assert decode(raw[:end]) == want


@given(st.binary(max_size=200), st.text(max_size=30) | st.none())
def test_any_bytes_become_text(raw: bytes, kind: str | None) -> None:
    assert isinstance(decode(raw, kind), str)


@pytest.mark.parametrize(
    ("language", "label", "declared"),
    [
        ("ru", "windows-1251", "koi8-r"),
        ("ru", "koi8-r", "windows-1251"),
        ("uk", "koi8-u", "koi8-r"),
        ("zh", "gb2312", "big5"),
        ("tw", "big5", "gb2312"),
        ("ja", "euc-jp", "shift_jis"),
        ("ja", "shift_jis", "euc-jp"),
        ("ko", "euc-kr", "gb2312"),
        ("fr", "windows-1252", "windows-1251"),
        ("cs", "windows-1250", "windows-1251"),
        ("tr", "iso-8859-9", "iso-8859-7"),
    ],
)
def test_a_wrong_encoding_is_not_believed(language: str, label: str, declared: str) -> None:
    html = page(language, f'<meta charset="{declared}">')
    assert decode(encoded(html, label)) == html
