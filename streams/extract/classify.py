"""Whether what is left of a page is an article: no error, no wall of consent, no list, and not too little."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from streams.errors import NotAnArticle
from streams.extract.body import Why
from streams.extract.draft import Draft
from streams.extract.furniture import is_error_line
from streams.extract.lines import is_prose, key, weight
from streams.records import Reason
from streams.text.sieve import Sieve

__all__ = ["asks_for_consent", "require_article", "require_success"]

_FAILED = 400  # HTTP statuses from here on come with an error page, whatever it says
_LETTERS_A_WORD = 6  # with the space, in English news
_SOFT_ERROR_WORDS = 80  # an error page explains itself in fewer; with more there is an article below
_SCRAPED = "scraped-text"  # who has read text without markup
_MIN_LIST = 6  # lines: fewer cannot be told from a short report with a link or two
_LIST_SHARE = 0.5  # of the letters in links or cards, where a page is a list of other pages
_CONSENT: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("consent.toml").read_text("utf-8"))
_SUBJECTS = Sieve(_CONSENT["subjects"])
_PERSONS = frozenset(_CONSENT["persons"])
_WORD = re.compile(r"\w+")
_CONSENT_SHARE = 0.6  # of the letters, in lines about consent
_LONGEST_CONSENT = 4_000  # letters: a longer text is a privacy policy, or an article about one
_FEWEST_SUBJECTS = 3  # subjects, different ones: a report on a fine for cookies has one or two
_PERSONAL = 0.5  # of the lines about consent that speak for the site or to its reader


def require_success(status: int | None) -> None:
    """Raise `NotAnArticle` (error-page) for a status of failure."""
    if status is not None and status >= _FAILED:
        raise NotAnArticle(Reason.ERROR_PAGE, f"the server answered {status}")


def require_article(draft: Draft, min_words: int) -> None:
    """Raise `NotAnArticle`, saying what the page is instead of an article.

    Its reasons are error-page, consent-wall, no-text, list-page and too-short.
    """
    letters = sum(weight(line) for line in draft.lines)
    words = letters // _LETTERS_A_WORD
    if words < _SOFT_ERROR_WORDS and _is_error(draft) and not _is_declared(draft, min_words):
        raise NotAnArticle(Reason.ERROR_PAGE, f"the page is an error message: {_excerpt(draft)!r}")
    if asks_for_consent((*draft.lines, *_notices(draft))):
        message = (
            "the page asks for consent before it shows anything; push it as a reader who agreed is given it"
        )
        raise NotAnArticle(Reason.CONSENT_WALL, message)
    if not draft.lines:
        raise NotAnArticle(Reason.NO_TEXT, "nothing is left when the page's furniture is taken off")
    if (_is_list(draft, letters) or _has_cards(draft, letters)) and not _is_declared(draft, min_words):
        raise NotAnArticle(
            Reason.LIST_PAGE, f"the page is a list of {len(draft.lines)} links, teasers and labels"
        )
    if draft.extractor_reason == Why.LOST:
        message = (
            "the page has no text that its title speaks of; push it as a browser has it that runs its scripts"
        )
        raise NotAnArticle(Reason.NO_TEXT, message)
    if words < min_words:
        some = f"some {words}" if words else "no"
        message = f"the page has {some} words of text, fewer than the {min_words} of an article"
        raise NotAnArticle(Reason.TOO_SHORT, message)


def _notices(draft: Draft) -> list[str]:
    gone = (removed.text for removed in draft.removed if removed.reason == "cookie-notice")
    return [line for text in gone for line in text.split("\n")]


def _is_error(draft: Draft) -> bool:
    gone = any(removed.reason == "error-page-head" for removed in draft.removed)
    titled = is_error_line(draft.title)
    below = any(is_error_line(line) for line in draft.lines)
    return gone or titled or below


def _is_declared(draft: Draft, min_words: int) -> bool:
    """Tell whether the page says that this is its article, and has prose that is no link and no message."""
    if not draft.declared:
        return False
    others = draft.links | draft.cards
    prose = (x for x in draft.lines if is_prose(x) and not is_error_line(x) and key(x) not in others)
    return sum(map(weight, prose)) >= min_words * _LETTERS_A_WORD


def _is_list(draft: Draft, letters: int) -> bool:
    if len(draft.lines) < _MIN_LIST:
        return False
    prose = sum(is_prose(line) for line in draft.lines)
    if draft.extractor == _SCRAPED:  # no markup tells links: a list is what has no paragraph
        return prose == 0
    if prose >= len(draft.lines) / 2 or not draft.links:
        return False
    linked = sum(weight(line) for line in draft.lines if key(line) in draft.links)
    return linked > _LIST_SHARE * letters


def _has_cards(draft: Draft, letters: int) -> bool:
    """Tell whether most of the text stands in cards: a section's page, or a front page with its teasers."""
    carded = (weight(line) for line in draft.lines if key(line) in draft.cards)
    return bool(draft.cards) and sum(carded) > _LIST_SHARE * letters


def _excerpt(draft: Draft) -> str:
    gone = (removed.text for removed in draft.removed if removed.reason == "error-page-head")
    return (draft.title or next(gone, "") or draft.lines[0])[:80]


def asks_for_consent(lines: Iterable[str]) -> bool:
    """Tell whether all of a page's text together asks for consent, and says little else."""
    whole = "\n".join(lines)
    if len(whole) > _LONGEST_CONSENT:
        return False
    whole = whole.casefold()
    named = [subject for subject in _SUBJECTS.left(whole) if subject in whole]
    if len(named) < _FEWEST_SUBJECTS:
        return False
    texts = whole.split("\n")
    about = [text for text in texts if any(subject in text for subject in named)]
    personal = sum(not _PERSONS.isdisjoint(_WORD.findall(text)) for text in about)
    return sum(map(weight, about)) >= _CONSENT_SHARE * sum(
        map(weight, texts)
    ) and personal >= _PERSONAL * len(about)
