from hypothesis import given
from hypothesis import strategies as st

from streams.extract.meta.slug import slug_of


def test_words_of_the_longest_part_count() -> None:
    slug = slug_of("https://a.example/2025/harbour_tram-halts.html?x=y-z-w")
    assert slug.share_in("Harbour tram halts") == 1
    assert slug.share_in("Tram") == 1 / 3


def test_address_without_a_title_tells_nothing() -> None:
    assert slug_of("https://a.example/news/12345678").share_in("News") == 0


def test_number_of_the_article_is_no_word() -> None:
    assert slug_of("https://a.example/harbour-tram-halts-40912345").share_in("Harbour tram halts") == 1


@given(st.text(), st.text())
def test_share_is_a_share(path: str, title: str) -> None:
    assert 0 <= slug_of("https://a.example/" + path.replace("[", "").replace("]", "")).share_in(title) <= 1
