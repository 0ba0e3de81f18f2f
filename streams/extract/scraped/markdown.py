"""Markdown as html2text and its kin write it: links with their addresses, images, headings, tables."""

import re
from collections.abc import Iterator

from streams.extract.scraped.block import Block

__all__ = ["is_markdown", "read_markdown"]

_MIN_LINKS = 3  # "](/" in prose is nothing; three of them are a notation
_MIN_HEADINGS = 2
#: "](/", "](https:", "](page.html": lynx has "[12](BUTTON) Share" and "[12](843) 466-6414".
_LINKS_TO = re.compile(r"\]\(\s?<?[^\s()]{0,1000}[/:#?.]")
#: A heading between empty lines, where the links are left out. What code has behind a "#" stands above code.
_HEADED = re.compile(r"(?:^|\n[ \t]{0,9}\n)#{1,6} \S[^\n]{0,300}(?=\n[ \t]{0,9}\n)")
#: An address with its title; brackets in it are balanced, and wrapping may have broken it anywhere.
_ADDRESS = r"\([^()]{0,4000}(?:\([^()]{0,400}\)[^()]{0,4000}){0,8}\)"
_TEXT = r"\[((?:[^\[\]]|\[[^\[\]]{0,400}\]){0,1000})\]"  # brackets in it are balanced too
_IMAGE = re.compile(rf"!{_TEXT}{_ADDRESS}")
_LINK = re.compile(rf"{_TEXT}{_ADDRESS}")
_OPENING = re.compile(r"\s*(?:(?:#{1,6}|[*+-]|>)\s+)*")
_AUTOLINK = re.compile(r"<https?://[^<>\s]{1,2000}>")
_START, _END = "\x01", "\x02"  # around a link's text while its letters are counted
_LINKED = re.compile("\x01([^\x01\x02]*)\x02")
_STRONG = re.compile(r"\*\*|__|~~")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=\S)([^*_]{1,400})(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_ITEM = re.compile(r"(?:[*+-]|\d{1,3}\.)\s+")
_RULE = re.compile(r"[-*_=|:+ ]{3,}")
_UNDERLINE = re.compile(r"={3,}|-{3,}")  # of a heading
_QUOTE = re.compile(r"(?:>\s?){1,5}")
_LINK_SHARE = 0.8  # of a block's letters, where all of it leads elsewhere


def is_markdown(text: str) -> bool:
    """Tell whether the text has links in the notation of Markdown, or headings."""
    return _has(text, _LINKS_TO, "](", _MIN_LINKS) or _has(text, _HEADED, "# ", _MIN_HEADINGS)


def _has(text: str, notation: re.Pattern[str], sign: str, least: int) -> bool:
    return text.count(sign) >= least and len(notation.findall(text)) >= least


def read_markdown(text: str) -> list[Block]:
    """Return the blocks in order; what stands in place of images is left out."""
    text = _LINK.sub(_marked, _IMAGE.sub(" ", text))
    return [block for raw, mark in _groups(text) for block in _blocks(raw, mark)]


def _marked(link: re.Match[str]) -> str:
    """Return the link's text, each of its lines marked: a card's image, headline and teaser are one link."""
    return "\n".join(map(_marked_line, link[1].split("\n")))


def _marked_line(line: str) -> str:
    opening = _OPENING.match(line)
    at = opening.end() if opening else 0
    return f"{line[:at]}{_START}{line[at:]}{_END}" if line[at:] else line


def _groups(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a paragraph, a heading or an item is made of, wrapped lines joined, with its mark."""
    group: list[str] = []
    mark = ""
    for line in [*text.split("\n"), ""]:
        bare, starts = _opening(line.strip())
        if group and (not bare or starts):
            yield " ".join(group), "heading" if _UNDERLINE.fullmatch(line.strip()) else mark
            group, mark = [], ""
        if bare:
            mark = mark or starts
            group.append(bare)
        if group and line.endswith("  "):  # a line break of the page
            yield " ".join(group), mark
            group, mark = [], ""


def _opening(line: str) -> tuple[str, str]:
    """Return the line without the mark that it begins with, and what the mark says."""
    line = _QUOTE.sub("", line, count=1) if line.startswith(">") else line
    if _RULE.fullmatch(line):
        return "", ""
    if heading := _HEADING.match(line):
        return line[heading.end() :], "heading"
    if item := _ITEM.match(line):
        return line[item.end() :], "item"
    return line, ""


def _blocks(raw: str, mark: str) -> Iterator[Block]:
    for cell in raw.split(" | ") if " | " in raw else (raw,):
        linked = sum(len(part.strip()) for part in _LINKED.findall(cell)) if _START in cell else 0
        plain = _plain(cell)
        if plain:
            leads = linked >= _LINK_SHARE * len(plain)
            yield Block(plain, "link" if leads else mark)


def _plain(cell: str) -> str:
    cell = cell.replace(_START, "").replace(_END, "")
    if "<" in cell:
        cell = _AUTOLINK.sub(" ", cell)
    cell = _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub("", cell)))
    return " ".join(cell.strip(" |").split())
