"""Ways in which scrapers turn HTML into text, from text browsers to a naive `get_text()`."""

import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser

from benchmarks.extraction.layout import inner_text, markdown

__all__ = ["WAYS", "Dumper"]

Dumper = Callable[[str], str]

_CHARSETS = ["-assume_charset=UTF-8", "-display_charset=UTF-8"]
_BROWSERS = {
    "w3m": ["w3m", "-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"],
    "lynx": ["lynx", "-dump", "-stdin", "-width=80", *_CHARSETS],
    "lynx -nolist": ["lynx", "-dump", "-nolist", "-stdin", "-width=80", *_CHARSETS],
}
_SECONDS = 20  # that a text browser may take over one page
_META_CHARSET = re.compile(r"<meta[^<>]{0,200}charset[^<>]{0,200}>", re.IGNORECASE)
_COLUMNS = 78  # html2text's default


def _texts(html: str) -> list[str]:
    """Return the text nodes as BeautifulSoup gives them: the title's too, scripts and styles left out."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "template"])
    nodes = tree.root.traverse(include_text=True) if tree.root else iter(())
    return [text for node in nodes if node.tag == "-text" and (text := node.text_content)]


def _one_line(html: str) -> str:
    """Return everything on one line: `get_text(" ", strip=True)`."""
    return " ".join(stripped for text in _texts(html) if (stripped := text.strip()))


def _node_lines(html: str) -> str:
    r"""Return a line for each text node, so that links break sentences: `get_text("\n", strip=True)`."""
    return "\n".join(stripped for text in _texts(html) if (stripped := text.strip()))


def _plain(html: str) -> str:
    """Return the text nodes one after another, with the source's own white space: `get_text()`."""
    return "".join(_texts(html))


def _wrapped_markdown(html: str) -> str:
    """Return Markdown wrapped as html2text does by default, which breaks addresses at their hyphens."""
    lines = markdown(html).split("\n")
    return "\n".join("\n".join(textwrap.wrap(line, _COLUMNS, break_long_words=False)) for line in lines)


def _browser(command: list[str]) -> Dumper:
    def dump(html: str) -> str:
        source = _META_CHARSET.sub("", html).encode("utf-8", "replace")
        done = subprocess.run(  # noqa: S603  # the commands above, over what the caller named
            command, input=source, stdout=subprocess.PIPE, timeout=_SECONDS, check=True
        )
        return done.stdout.decode("utf-8", "replace")

    return dump


def _installed() -> Iterator[tuple[str, Dumper]]:
    yield from ((name, _browser(call)) for name, call in _BROWSERS.items() if shutil.which(call[0]))


#: Name of the way → function from HTML to text; the text browsers only where they are installed.
WAYS: dict[str, Dumper] = {
    **dict(_installed()),
    "markdown": markdown,
    "markdown, 78 columns": _wrapped_markdown,
    "innerText": inner_text,
    "get_text()": _plain,
    r'get_text("\n")': _node_lines,
    'get_text(" ")': _one_line,
}
