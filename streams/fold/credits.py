"""Whom an article credits with its text: "first published by the Harbour Times", or its agency."""

import re

from streams.records import CleanArticle
from streams.text.remembered import remembered
from streams.text.words import tokens

__all__ = ["credited", "key_of", "keys_of"]

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'&-]{0,30}"
_NO_DATE = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,7}\b)"
#: Up to six words, of which the first has a capital and is no month or weekday; or the name of a site.
_NAME = (
    rf"(?:the |der |die |das |dem |la |le |les |el |het )?{_NO_DATE}"
    rf"({_WORD}(?:\.\w{{2,12}}|(?: (?:of |and |& |de |der )?{_WORD})){{0,5}}"
    r"|[a-z0-9-]{1,40}\.[a-z]{2,12}(?:\.[a-z]{2,3})?)"
)
_PHRASES = (
    r"(?:first|originally) (?:published|appeared) (?:by|in|on|at|with)",
    r"(?:zuerst|erstmals|ursprünglich) (?:erschienen |veröffentlicht )?(?:bei|in|im|auf|von)",
    r"(?:publié|paru)e?s? (?:initialement|d[’']abord|à l[’']origine) (?:par|sur|dans|en)",
    r"publicad[oa] (?:originalmente|por primera vez) (?:por|en|em|no|na)",
    r"pubblicat[oa] (?:originariamente|per la prima volta) (?:da|su|sul)",
    r"eerst (?:verschenen|gepubliceerd) (?:in|op|door|bij)",
)
_FIRST = re.compile(rf"(?i:{'|'.join(_PHRASES)}) {_NAME}")
#: What stands in or beside one of the phrases, to be looked for before they are, in a fortieth of their time;
#: and before that, what most of these have in common.
_HINTS = ("appeared", "erschien", "veröffentlicht", "paru", "ubblicat", "verschenen")
_PUBLISHED = ("published", "publié", "ublicad", "gepubliceerd")
_IN_PUBLISHED = "ubli"
#: What each phrase has in it, in lower case: of the texts that have a hint, one in fifty has it too.
_CUES = (
    "first published", "first appeared", "originally published", "originally appeared",
    "zuerst ", "erstmals ", "ursprünglich ", "initialement ", "d’abord ", "d'abord ",
    "l’origine ", "l'origine ", "originalmente ", "por primera vez ", "originariamente ",
    "per la prima volta ", "eerst ",
)  # fmt: skip
_TOP, _FOOT = 500, 1000  # characters: where credits stand

#: Agencies whose site has another name than their credit.
_SITES = {
    "associatedpress": "apnews", "ap": "apnews", "agencefrancepresse": "afp", "xinhua": "xinhuanet",
    "deutschepresseagentur": "dpa", "kyodo": "kyodonews", "yonhap": "yna", "thomsonreuters": "reuters",
}  # fmt: skip


def credited(article: CleanArticle) -> str | None:
    """Return the name of the outlet or agency that an article says its text is from."""
    text = article.text
    ends = text if len(text) <= _TOP + _FOOT else f"{text[:_TOP]}\n{text[-_FOOT:]}"
    for part in (ends, *(removed.text for removed in article.removed)):
        if _may_credit(part) and (credit := _FIRST.search(part)):
            return credit[1]
    return article.agency


def _may_credit(part: str) -> bool:
    """Tell whether a text may have one of the phrases: the search for them takes a hundred times as long."""
    if not _hints(part):
        return False
    plain = part.lower()
    return any(cue in plain for cue in _CUES)


def _hints(part: str) -> bool:
    if _IN_PUBLISHED in part:
        for hint in _PUBLISHED:
            if hint in part:
                return True
    for hint in _HINTS:  # noqa: SIM110 - no generator: this is asked of every article
        if hint in part:
            return True
    return False


@remembered(4096)  # a few outlets write most of what comes
def key_of(name: str) -> str:
    """Return what a name is compared by: `The Harbour Times`, `harbourtimes.example`."""
    site = name.rpartition("//")[2].removeprefix("www.").partition("/")[0]
    plain = b"".join(tokens(site.partition(".")[0] if " " not in site else site)).decode("utf-8", "replace")
    short = plain.removeprefix("the") if len(plain) > len("the") else plain
    return _SITES.get(short, short)


def keys_of(article: CleanArticle) -> tuple[str, str]:
    """Return the two that an article's own outlet may be credited by: its site's and its name's."""
    return key_of(article.outlet), key_of(article.outlet_name or "")
