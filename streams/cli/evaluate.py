"""`newsfold eval`."""

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.progress import track

from streams.cli import judged, lines, options, roots, scored
from streams.cli.clean import clean_line
from streams.cli.folded import Folded
from streams.cli.inputs import ArticleLine
from streams.cli.judged import Judged
from streams.cli.roots import judge
from streams.cli.scored import Scored
from streams.cli.show import errors
from streams.code.backends import coder_of
from streams.evaluation import Found, Labelled, read_gold, read_grey, read_labelled, read_texts, score
from streams.extract import ExtractStage
from streams.records import RawPage
from streams.wire import encode

__all__ = ["evaluate"]


@click.group("eval")
def evaluate() -> None:
    """Measure newsfold on data that comes with what is right, and print the figures of docs/accuracy.md.

    \b
      newsfold eval clean pages/ --worst 10
      newsfold eval fold copies.jsonl
      newsfold eval events sentences.jsonl
    """


@evaluate.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--worst", default=0, type=options.Whole(0), metavar="N", help="List the N worst texts, too.")
@click.option(
    "--jsonl", is_flag=True, help="Write a JSON line a page instead: what was found, how right it is."
)
def clean(folder: Path, worst: int, jsonl: bool) -> None:
    """Clean the pages of DIR, and tell how right their texts, titles, dates and authors are.

    DIR holds pages.jsonl and the files that its lines name, .html or .html.gz: {url, file, text | paragraphs,
    title?, authors?, published_at?}. A field that is missing or empty is not judged.

    \b
    F1, P, R  runs of four words: F1 of the mean precision and the mean recall of all pages
    title     equal, blind to case and punctuation
    date      the same day
    authors   all of them, and nobody else

    \b
      newsfold eval clean pages/ --worst 10
      newsfold eval clean pages/ --jsonl > scores.jsonl
    """
    pages = track(_scored(folder), "cleaning", console=errors, transient=True, disable=not errors.is_terminal)
    if jsonl:
        for page in pages:
            lines.write(page.line())
    else:
        scored.show(list(pages), worst)


def _scored(folder: Path) -> Iterator[Scored]:
    """Yield each page with its score. It goes the way of a line of `clean --jsonl`, whatever it holds."""
    stage = ExtractStage()
    for gold, html in read_gold(folder):
        line = clean_line(stage, encode(RawPage(url=gold.url, html=html)))
        yield Scored(gold, line, score(gold, _extraction(line)))


def _extraction(line: Mapping[str, Any]) -> Found:
    published = line.get("published_at")
    return Found(
        text=line.get("text", ""),
        title=line.get("title", ""),
        published_at=published.isoformat() if published else "",
        authors=line.get("authors", ()),
    )


@evaluate.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--grey", type=click.Path(path_type=Path), metavar="PAIRS",
              help="Leave these out: a JSON list of pairs of URLs.")  # fmt: skip
@click.option("--story", type=click.Choice(("negative", "ignore")), default="negative", show_default=True,
              help="Two labels of one running story (`story`): a mistake, or left out.")  # fmt: skip
@click.option("--shuffle", type=int, metavar="SEED", help="In this random order, and not in that of time.")
@click.option("--jsonl", is_flag=True, help="Write a JSON line an article instead: who is in by mistake.")
def fold(file: Path, grey: Path | None, story: str, shuffle: int | None, jsonl: bool) -> None:
    """Fold the articles of FILE, and tell how right their stories are.

    FILE has a JSON line an article, as `fold --jsonl` reads it, with its label: {url, title, text,
    published_at, label, kind?, story?}. Articles with one label are one report.

    \b
    F1, P, R  pairs of articles, in one story against of one label
    B3        B-cubed: the mean over articles of how much of their story and of their label is right
    ARI       the adjusted Rand index: 0 as by chance, 1 where all agrees

    \b
      newsfold eval fold copies.jsonl --story ignore
      newsfold eval fold claims.jsonl --grey pairs.json --jsonl > judged.jsonl
    """
    pairs = read_grey(grey) if grey else frozenset()
    labelled = read_labelled(file)
    if shuffle is None:
        labelled.sort(key=lambda one: (one[0].published_at, one[0].url))
    else:
        random.Random(shuffle).shuffle(labelled)  # noqa: S311 - an order, not a secret
    judgement = Judged([article for article, _ in labelled], _stories(labelled), pairs, story == "ignore")
    if jsonl:
        for line in judgement.lines():
            lines.write(line)
    else:
        judged.show(judgement)


def _stories(labelled: Sequence[tuple[Labelled, bytes]]) -> dict[str, str]:
    """Return the story of each URL. A line that cannot be used is a story of its own."""
    run = Folded()
    bar = track(labelled, "folding", console=errors, transient=True, disable=not errors.is_terminal)
    taken = list(run.take(lines.each((line for _, line in bar), ArticleLine)))
    ends = zip(labelled, map(run.line, taken), strict=True)
    return {article.url: end["story_id"] or article.url for (article, _), end in ends}


@evaluate.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@options.coder
@click.option("--jsonl", is_flag=True, help="Write a JSON line a text instead, with its events.")
def events(file: Path, jsonl: bool, **given: Any) -> None:
    """Code the texts of FILE, and tell how right the root of each one's first event is, and its fields.

    FILE is a JSON array of PLOVER gold standard records [{id, event, text, source?, target?}, ...], whose
    older names are read as those of codebook 1.3; or has a JSON line a text: {text, label, title?,
    published_at?, language?, id?}. A label is a root, or several with | between them where any is right,
    or NONE. The language is English where a line names none.

    A line may say more of its event, with | between what is equally right, and NONE for what the text does
    not tell: source and target (AFG, or AFG+PAK where both are meant), source_sector and target_sector
    (GOV), day (2014-10-01), modality (future), place (IRQ), dead and injured (12, 12+, 10-12). Fields are
    judged where the root is right.

    \b
    coded     the codebook's reading of the first event (a future ASSAULT is its THREATEN); none is NONE
    macro-F1  the mean of F1 over the labels that occur
    held-out  a fifth of the texts, chosen by the hash of their id, that rules are not tuned on
    told      events whose label of the field is not NONE

    \b
      newsfold eval events PLOVER_GSR_CAMEO.txt
      newsfold eval events sentences.jsonl --jsonl > judged.jsonl
    """
    texts = read_texts(file)
    coder = coder_of(options.chosen(given))
    bar = track(
        judge(coder, texts), "coding", total=len(texts), console=errors, transient=True,
        disable=not errors.is_terminal,
    )  # fmt: skip
    if jsonl:
        for one in bar:
            lines.write(one.line())
    else:
        roots.show(list(bar))
