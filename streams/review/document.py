"""An HTML page that stands alone: no script, no image, no font, no style from elsewhere.

Its policy forbids them all, so that nothing that was in an article can load or run.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from streams.review.markup import Markup, element

__all__ = ["begin", "end", "marked"]

_DOCTYPE = "<!doctype html>\n"


def marked(kind: str) -> str:
    """Return how a report of a kind begins: a file that begins otherwise is another's, and stays."""
    return f"{_DOCTYPE}<!-- newsfold: {kind} -->\n"


def begin(kind: str, title: str, *styles: str) -> str:
    """Return a page up to what stands in its body. Styles are names of files beside this one, joined."""
    style = "\n".join(map(_style, styles))
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", title),
        element("style", Markup(style)),
    )
    return f'{marked(kind)}<html lang="en">\n{head}\n<body>\n'


def end() -> str:
    """Return what follows."""
    return "</body>\n</html>\n"


@cache
def _style(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _policy(style: str) -> str:
    """Return the policy: nothing is loaded, nothing runs, and the one style is this very one."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
