"""Pages for the soak: those of `tests.pages`, with news to code and with lines that an outlet repeats."""

import random
import re
from collections.abc import Iterator

import orjson

from tests.pages import Pushed, pages

__all__ = ["DEADLY", "deadly", "feed"]

#: What kills a process of the pool that reads it.
DEADLY = b"this page kills its process"
_PER_STORY = 3.6  # pushes a story of `tests.pages`
_STATES = ["France", "Norway", "Kenya", "Brazil", "Japan", "Turkey", "Canada", "Egypt", "Poland", "Chile"]
_CITIES = ["Geneva", "Nairobi", "Oslo", "Vienna", "Istanbul", "Doha", "Lima", "Cairo", "Ottawa", "Warsaw"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
#: Words of articles, outside of tags. `tests.pages` has some fifty, so that all its stories would share a
#: topic (`streams.tidy.topic`), and no outlet would have boilerplate.
_WORDS = re.compile(r"(?<![<=/'\w])\b[^\W\d_]{5,}\b(?![^<>]*>)")
_SYLLABLES = [f"{a}{b}{c}" for a in "bdfgklmnprstv" for b in "aeiou" for c in "lmnrst"]
#: What an outlet puts below its articles -> below one of how many. The rare ones stand just often enough
#: that an outlet's recent articles (100 to 170) have seen them before.
_LINES = {
    "Listen to the podcast The Morning Brief of {outlet} wherever you get your podcasts, every weekday.": 3,
    "Comments are open for a day. Be civil, stay on the topic, and read the rules at {outlet}.": 6,
    "Reporting by the newsroom of {outlet}; editing by the night desk.": 9,
    "Sign up to the newsletter of {outlet} for what matters before breakfast, in five minutes.": 12,
}


def feed(number: int, seed: int) -> list[Pushed]:
    """Return so many pages or a few more, the pushes of one URL in their order."""
    made = pages(int(number / _PER_STORY) + 1, seed)
    rng = random.Random(seed)
    shown: dict[bytes, str] = {}
    return [_dressed(page, rng, shown) for page in made]


def deadly(number: int) -> Pushed:
    """Return a page that kills the process that reads it."""
    url = f"https://outlet2.example/deadly/{number}"
    return Pushed(url.encode(), orjson.dumps({"url": url, "html": f"<p>{DEADLY.decode()}</p>"}))


def _dressed(page: Pushed, rng: random.Random, shown: dict[bytes, str]) -> Pushed:
    """Return an article with a lead that reports an event, and with lines of its outlet below."""
    outlet, _, story = page.key.decode().removeprefix("https://").partition("/")
    html = _html_of(page)
    if html is None or not story.isdigit():
        return page
    if page.key not in shown:  # a resend has the lines that it had
        shown[page.key] = "".join(f"<p>{line}</p>" for line in _below(outlet, rng))
    html = _WORDS.sub(lambda word: _of_its_own(word[0], story), html)
    html = html.replace("</h1>", f"</h1><p>{_lead(story)}</p>", 1)
    html = html.replace("</article>", f"{shown[page.key]}</article>").replace(
        "</title>", f" | {outlet.title()} Daily</title>"
    )
    return Pushed(page.key, orjson.dumps({"url": page.key.decode(), "html": html}))


def _of_its_own(word: str, story: str) -> str:
    """Return a word that no other story has, the same for all that tell this one."""
    rng = random.Random(f"{story} {word.lower()}")
    made = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3)))
    return made.title() if word[0].isupper() else made


def _html_of(page: Pushed) -> str | None:
    try:
        return str(orjson.loads(page.value or b"null")["html"])
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None


def _below(outlet: str, rng: random.Random) -> Iterator[str]:
    return (line.format(outlet=outlet) for line, one_of in _LINES.items() if rng.randrange(one_of) == 0)


def _lead(story: str) -> str:
    """Return a sentence on an event that some other stories may tell of too, the same for all of a story.

    Each story has it in words of its own, as reports have. A sentence that three stories of an outlet begin
    with is taken for the outlet's, if the third one comes before the first is forgotten: few sentences for
    hundreds of stories would put many on that edge, where the order of arrival decides (see `tidy.bounds`).
    """
    rng = random.Random(story)
    one, other = rng.sample(_STATES, 2)
    city, day, count = rng.choice(_CITIES), rng.choice(_DAYS), rng.randint(2, 60)
    source = _of_its_own("Courier", story)
    event = rng.choice([
        f"{one} imposed sanctions on {other} on {day} over arms shipments",
        f"The foreign ministers of {one} and {other} met in {city} on {day} for talks on trade",
        f"{one} and {other} signed an agreement on fishing in {city} on {day}",
        f"An explosion killed {count} people in {city} on {day}",
        f"Police in {city} arrested {count} protesters on {day}",
        f"{one} sent aid to {other} after the floods of {day}",
    ])  # fmt: skip
    return f"{event}, the {source} agency reported."
