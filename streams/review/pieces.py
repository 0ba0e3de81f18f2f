"""A text in its words, each with the punctuation and the space around it, so that they join up again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from streams.extract.lines import key

__all__ = ["Text", "count_words", "text_of"]

#: Scripts written without spaces have no words to tell, so each of their letters stands for one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text in one row: as they are written, as they compare, and the line of each."""

    words: list[str]
    keys: list[str]  #: `lines.key` of each
    lines: list[int]

    def spans(self) -> list[tuple[int, int]]:
        """Return for each line the first of its words, and the one behind its last."""
        begins = [at for at, line in enumerate(self.lines) if at == 0 or self.lines[at - 1] != line]
        return list(pairwise([*begins, len(self.lines)]))

    def is_line(self, first: int, last: int) -> bool:
        """Tell whether the words from `first` to `last` are a whole line."""
        begins = first == 0 or self.lines[first - 1] != self.lines[first]
        return begins and (last + 1 == len(self.lines) or self.lines[last + 1] != self.lines[last])


def text_of(lines: Sequence[str], whole: bool = False) -> Text:
    """Divide lines into words; with `whole`, each line is taken for one."""
    rows = [
        (word, number) for number, line in enumerate(lines) for word in ([line] if whole else _words(line))
    ]
    words = [word for word, _ in rows]
    return Text(words, [key(word) for word in words], [number for _, number in rows])


def count_words(lines: Sequence[str]) -> int:
    """Count the words of lines, as `text_of` divides them."""
    return sum(len(_WORD.findall(line)) for line in lines)


def _words(line: str) -> Iterator[str]:
    """Yield the words. A quotation mark goes with the word that it opens, a dash with the one before it."""
    cuts = [0]
    for one, next_ in pairwise(_WORD.finditer(line)):
        space = line.rfind(" ", one.end(), next_.start())
        cuts.append(next_.start() if space < 0 else space + 1)
    cuts.append(len(line))
    yield from (line[start:end] for start, end in pairwise(cuts))
