import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from streams.extract.lines import ends_sentence, weight, words


@given(st.text())
@example("L'été — “naïf”… snake_case 2½ ﬁn")
@example("東京の橋、ソウル 다리، мост №5")
def test_words_are_runs_of_letters_digits_and_underscores_without_accents(text: str) -> None:
    plain = unicodedata.normalize("NFKD", text.casefold())
    assert words(text) == re.findall(r"\w+", re.sub("[\u0300-\u036f]", "", plain))


@given(st.text(alphabet=st.characters()))
@example("Ђ é ’ ש ع ก ລ က ខ か カ 㐀 橋 豈 हिन्दी")
def test_letters_of_scripts_without_spaces_weigh_more(text: str) -> None:
    unspaced = re.findall(
        "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]", text
    )
    assert weight(text) == len(text) + int(1.5 * len(unspaced))


@pytest.mark.parametrize("line", ["Նա ասաց։", "Ընդհանուր թիվը 283 է:", "አለ።", "သူပြောသည်။", "គាត់បាននិយាយ។"])
def test_sentences_of_other_scripts_end_with_marks_of_their_own(line: str) -> None:
    assert ends_sentence(line)


def test_a_colon_ends_no_sentence_elsewhere() -> None:
    assert not ends_sentence("The harbour board says:")
