"""Languages that resiliparse has no profile of, told by small words that no other language has."""

import tomllib
from importlib.resources import files

__all__ = ["by_own_words"]

_LISTS: dict[str, str] = tomllib.loads(files(__package__).joinpath("own_words.toml").read_text("utf-8"))
_OWN = {code: frozenset(words.split()) for code, words in _LISTS.items()}
_FEWEST = (
    3  # different ones, in some hundred words: these languages write most of their small words as prefixes
)
_TO_OTHERS = 2  # so many times as many as any other list has: neighbours borrow from one another


def by_own_words(sample: str) -> str | None:
    """Return the code of the language whose own words the text has; None says nothing."""
    words = set(sample.lower().split())
    (code, most), (_, next_most), *_ = sorted(
        ((code, len(words & own)) for code, own in _OWN.items()), key=lambda found: -found[1]
    )
    return code if most >= max(_FEWEST, _TO_OTHERS * next_most) else None
