"""What a page tells those who hear its links and do not see them: "(opens in a new tab)"."""

import re

__all__ = ["ASIDE", "without_asides"]

_OPENS = (
    "[oö]ffnet|wird|opens?|external link|se abre|abre|s.ouvre|ouvre|si apre|apre|opent|[oö]ppnas|[aå]bner"
    "|[aå]pnes|otwiera|otev[rř]e|avautuu"
)
_WINDOW = (
    "fenster|tab|window|ventana|pesta[nñ]a|fen[eê]tre|onglet|finestra|scheda|janela|guia|venster|tabblad|f[oö]nster"
    "|vindue?|fane|kart[aęe]|okn[oěu]|panelu|v[aä]lilehteen|ikkunaan"
)
#: In the languages that most news is written in. In a dump, it may be broken over two lines.
ASIDE = re.compile(rf"\((?:{_OPENS})\b[^()]{{0,40}}\b(?:{_WINDOW})\b[^()]{{0,15}}\)", re.IGNORECASE)
_SPACED = re.compile(f" ?{ASIDE.pattern}", re.IGNORECASE)  # it has every place to try, and few lines need it


def without_asides(line: str) -> str:
    """Return the line without them, and without the space in front of each."""
    return _SPACED.sub("", line).strip() if ASIDE.search(line) else line
