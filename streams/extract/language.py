"""Which language a text is in. Models: resiliparse's profiles of n-grams, and py3langid's naive Bayes.

resiliparse costs 8 microseconds and no loading, but knows 101 languages only, and gives one of them to
any text: it is believed where it sees no second one near, or where the page declares the same. Then kana
tells Japanese, and small words tell languages that it does not know. The rest, none of 407 pages in 20
languages, is py3langid's, whose loading takes as long as reading 60 pages. It named 128 of 128 right, where
the pages' own `lang` attributes were wrong on four and resiliparse alone on five.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from resiliparse.parse.lang import detect_fast

from streams.extract.lines import weight
from streams.text.english import is_english

__all__ = ["UNDETERMINED", "by_own_words", "identifier", "language_of"]

UNDETERMINED = "und"
_ISO_639_1 = re.compile("[a-z]{2}")  # longer codes (`zxx`) name no language, or a rare one
_SAMPLE = 300  # characters: on 407 pages, 200 gave the same answer as 3,000; each costs .4 microseconds
_PROFILE = 1000  # characters: resiliparse errs four times as often on 300
#: A language is plain where the next one is so much farther. Of 18,000 pieces of 60 to 1,000 characters in
#: 19 languages, .10 let pass 5 wrong ones, .12 none.
_PLAIN = 1.12
#: As far away may be what is declared; or English, as most that comes is. Of pieces not in English as long as
#: `_TELLING`, it is that near to 3 in 1,000, which are then quotations; of those of 1,000 characters to none.
_AGREES = 1.03
_TELLING = 200  # characters
#: Shares of figures: of news on companies .02 to .06. A short text with some has its words cut short ("Qtly
#: div 8 cts"), and is near to several languages; a table is near to none.
_SOME, _TABLE = 0.05, 0.08
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_JAPANESE = 0.1  # of the characters, even of a list of places; of Chinese news a name or two
_ANY = 1 << 16  # no text is farther from any language
_MIN_LETTERS = 40  # below that, names and numbers decide
_MIN_PROBABILITY = 0.6
_OWN_WORDS: dict[str, str] = tomllib.loads(files(__package__).joinpath("own_words.toml").read_text("utf-8"))
_OWN = {code: frozenset(words.split()) for code, words in _OWN_WORDS.items()}
#: Different ones, in some hundred words: these languages write most of their small words as prefixes.
_FEWEST_WORDS = 3
_TO_OTHERS = 2  # so many times as many as any other list has: neighbours borrow from one another


@cache
def identifier() -> LanguageIdentifier:
    """Return what tells languages from one another, loaded once."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the text's language, or `und`.

    Where the text alone does not tell, what the page declares (`de-AT`) is believed; and one in ASCII that
    declares nothing is taken for English, so that two issues of one table of figures have one language.
    """
    sample, named = text[:_SAMPLE], _two_letters(declared or "")
    if weight(sample) < _MIN_LETTERS:
        return named
    if is_english(text):
        return "en"
    long = text[:_PROFILE]
    if near := _by_profile(long, named) or _by_kana(sample) or by_own_words(long):
        return near
    likely = "en" if named == UNDETERMINED and sample.isascii() else named
    if likely == "en" and _figures(sample) >= _TABLE:
        return likely
    code, probability = identifier().classify(sample)
    return _two_letters(code) if probability >= _MIN_PROBABILITY else likely


def _by_profile(sample: str, declared: str) -> str | None:
    """Return the language whose profile is nearest, where nothing speaks for another one."""
    ranked = cast("list[tuple[str, int]]", detect_fast(sample, cutoff=_ANY, n_results=3))
    (first, nearest), (_, next_one) = ranked[:2]
    if next_one >= _PLAIN * nearest:
        return first
    if len(sample) < _TELLING and _figures(sample) < _SOME:
        return None
    near = {code for code, distance in ranked if distance <= _AGREES * nearest}
    return next((code for code in (declared, "en") if code in near), None)


def _by_kana(sample: str) -> str | None:
    """Return Japanese for a text with its syllables, which resiliparse may take for Chinese."""
    kana = 0 if sample.isascii() else len(_KANA.findall(sample))
    return "ja" if kana >= _JAPANESE * len(sample) else None


def _figures(sample: str) -> float:
    """Return the share of digits among letters and digits."""
    written = [char for char in sample if char.isalnum()]
    return sum(char.isdigit() for char in written) / max(1, len(written))


def _two_letters(tag: str) -> str:
    code = tag.strip().replace("_", "-").split("-", 1)[0].lower()
    return code if _ISO_639_1.fullmatch(code) else UNDETERMINED


def by_own_words(sample: str) -> str | None:
    """Return the code of the language whose own words the text has; None says nothing."""
    words = set(sample.lower().split())
    (code, most), (_, next_most), *_ = sorted(
        ((code, len(words & own)) for code, own in _OWN.items()), key=lambda pair: -pair[1]
    )
    return code if most >= max(_FEWEST_WORDS, _TO_OTHERS * next_most) else None
