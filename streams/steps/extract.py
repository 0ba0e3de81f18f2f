"""Raw pages to articles. Stateless, so it can run in any process."""

from dataclasses import replace

from streams.emit import Emit, Handled, Message, ended
from streams.errors import BadInput, NotAnArticle
from streams.extract import ExtractStage
from streams.extract.outlet import outlet_of
from streams.ids import article_id, normalise_url
from streams.records import Extracted, Outcome, PageOutcome, PageRead, RawPage, Reason, Stage
from streams.settings import MAX_TEXT
from streams.topics import EXTRACTED, RAW
from streams.wire import decode

__all__ = ["ExtractStep"]

#: HTTP statuses by which a server says that a page is gone.
_GONE = frozenset({404, 410})

_RETRACT = 'to retract a URL, send {"url": ..., "status": 404}, or a null value with the URL as its key'


class ExtractStep:
    """Takes `raw-articles`; gives `extracted-articles` by outlet, or the page's end."""

    stage = Stage.EXTRACT
    source = RAW

    def __init__(self, stage: ExtractStage | None = None) -> None:
        self._extract = stage or ExtractStage()

    def handle(self, message: Message) -> Handled:
        """Read one raw page. Raises `BadInput` where it cannot be used."""
        if message.value is None:
            return self._gone(_retracted_url(message), message)
        if not message.value.strip():
            raise BadInput(Reason.EMPTY, f"the value is empty; send {{url, html}}; {_RETRACT}")
        page = decode(message.value, RawPage)
        page = replace(page, url=normalise_url(page.url))
        if page.status in _GONE:
            return self._gone(page.url, message)
        return self._read(page, message)

    def _read(self, page: RawPage, message: Message) -> Handled:
        try:
            article = self._extract.take(page, message.timestamp)
        except NotAnArticle as refusal:
            line, ending = ended(_refused(page.url, refusal, message))
            return Handled((line,), ending)
        if len(article.text) > MAX_TEXT:
            detail = f"the article has {len(article.text):,} characters, more than {MAX_TEXT:,}"
            raise BadInput(Reason.TOO_LARGE, detail)
        return _passed_on(page.url, article, message)

    def _gone(self, url: str, message: Message) -> Handled:
        return _passed_on(url, None, message)


def _retracted_url(message: Message) -> str:
    if not message.key:
        raise BadInput(Reason.EMPTY, "a null value retracts the URL in the key, and there is no key")
    return normalise_url(message.key.decode("utf-8", "replace"))


def _passed_on(url: str, article: Extracted | None, message: Message) -> Handled:
    read = PageRead(url=url, article=article, origin=message.origin)
    extractor = (article.extractor, article.extractor_reason) if article else None
    return Handled((Emit.of(EXTRACTED, outlet_of(url), read),), extractor=extractor)


def _refused(url: str, refusal: NotAnArticle, message: Message) -> PageOutcome:
    return PageOutcome(
        url=url,
        outcome=Outcome.NOT_AN_ARTICLE,
        reason=refusal.reason,
        message=str(refusal),
        stage=Stage.EXTRACT,
        article_id=article_id(url),
        revision=None,
        story_id=None,
        origin=message.origin,
    )
