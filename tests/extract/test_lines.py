import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from streams.extract.lines import words


@given(st.text())
@example("L'été — “naïf”… snake_case 2½ ﬁn")
@example("東京の橋、ソウル 다리، мост №5")
def test_words_are_runs_of_letters_digits_and_underscores_without_accents(text: str) -> None:
    plain = unicodedata.normalize("NFKD", text.casefold())
    assert words(text) == re.findall(r"\w+", re.sub("[\u0300-\u036f]", "", plain))
