"""`python -m benchmarks.events.corpus`: sheets for readers, their answers, and how they agree."""

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import click
from rich.table import Table

from benchmarks.events.corpus.agreement import agreements
from benchmarks.events.corpus.answers import Answer, BadAnswer, labels_of, read_answers
from benchmarks.events.corpus.measuring import measure as measured
from benchmarks.events.corpus.records import (
    LABELS,
    Label,
    LabelledText,
    Missed,
    hash_of,
    read_corpus,
    texts_of,
    write_corpus,
)
from benchmarks.events.corpus.sheets import LEAD, Sheet, sheets
from benchmarks.events.labels import articles_in
from streams.cli.show import tables
from streams.code import RulesCoder
from streams.code.coder import MIN_CONFIDENCE
from streams.evaluation import NONE

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
_NAMED = 8  #: digits of a text's hash that name it on a sheet


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Tend the labelled corpus of candidates. docs/labelling.md is the readers' guide."""


@main.command()
@_FILES
def sheet(files: tuple[Path, ...]) -> None:
    """Write a sheet for each text of FILES: folders of pages, or lines {url, title, text, published_at}."""
    for name, (_, one) in _sheets(files).items():
        click.echo(f"=== {name} · {one}")


@main.command()
@_FILES
@click.option(
    "--answers", required=True, type=click.Path(path_type=Path, exists=True), help="What a reader wrote."
)
@click.option("--source", required=True, help="Name of the data set that the texts are of.")
@click.option("--second", is_flag=True, help="They are of a second reader, who did not see the first one's.")
def take(files: tuple[Path, ...], answers: Path, source: str, second: bool) -> None:
    """Take the answers about sheets of FILES into the corpus, or say what is wrong with them."""
    corpus = {text.url: text for text in read_corpus(LABELS)}
    of_text: dict[str, list[Answer]] = defaultdict(list)
    try:
        for answer in read_answers(answers.read_bytes().splitlines()):
            of_text[answer.t].append(answer)
        known = _sheets(files)
        for name, some in of_text.items():
            if name not in known:
                raise BadAnswer(f"no text of {', '.join(map(str, files))} is named {name}")
            url, one = known[name]
            labels, missed = _labels(one, some)
            if second:
                corpus[url] = replace(corpus[url], second=labels)
            else:
                corpus[url] = _labelled(url, source, one, labels, missed)
    except BadAnswer as error:
        raise click.ClickException(f"{answers}: {error}") from error
    write_corpus(corpus.values(), LABELS)


@main.command()
def agreement() -> None:
    """Print how far two readers agree about the texts that both have labelled."""
    table = Table("what", "judgements", "the same", "kappa")
    for one in agreements(read_corpus()):
        table.add_row(one.what, str(one.count), f"{one.same:.2f}", f"{one.kappa:.2f}")
    tables.print(table)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--held-out", is_flag=True, help="Of the tenth that nobody looks at, instead of the others.")
@click.option("--min-confidence", default=MIN_CONFIDENCE, show_default=True, help="Of events that are told.")
def measure(files: tuple[Path, ...], held_out: bool, min_confidence: float) -> None:
    """Code the labelled texts that are in FILES or in the corpus, and print how right they are."""
    corpus = {text.url: text for text in read_corpus() if text.held_out is held_out}
    texts = list(texts_of(files, corpus))
    coder = RulesCoder(LEAD, min_confidence=min_confidence)
    codings = coder.code_all([article for _, article in texts])
    sums = measured((*text, one.events) for text, one in zip(texts, codings, strict=True))
    table = Table("", "n", "share")
    rows = [
        ("events that a reader keeps", sums.kept, sums.events),
        ("events of the right type", sums.right, sums.events),
        ("events that are told twice", sums.doubles, sums.events),
        ("labelled events that are told, of the right type", sums.recalled, sums.labelled),
        *((f"{name} of those", *counts) for name, counts in sums.fields.items()),
    ]
    for name, some, count in rows:
        table.add_row(name, str(count), f"{some / max(count, 1):.3f}")
    tables.print(table)
    click.echo(
        f"{sums.texts} of {len(corpus)} texts are here; {sums.unlabelled} events have no label:"
        " they are guesses at words that are no candidates"
    )


@main.command()
def count() -> None:
    """Print how many texts, candidates and events there are, by data set and by root."""
    corpus = read_corpus()
    table = Table("source", "texts", "held out", "candidates", "events")
    for source in sorted({text.source for text in corpus}):
        some = [text for text in corpus if text.source == source]
        labels = [label for text in some for label in text.labels]
        events = sum(bool(label.roots) for label in labels)
        held = sum(text.held_out for text in some)
        table.add_row(source, str(len(some)), str(held), str(len(labels)), str(events))
    roots = Table("root", "candidates")
    candidates = Counter(label.root for text in corpus for label in text.labels)
    whys = Counter(label.why for text in corpus for label in text.labels if label.why)
    for root, number in candidates.most_common():
        roots.add_row(root, str(number))
    for why, number in whys.most_common():
        roots.add_row(f"{NONE}: {why}", str(number))
    tables.print(table, roots)


def _sheets(files: tuple[Path, ...]) -> dict[str, tuple[str, Sheet]]:
    articles = articles_in(files)
    made = zip(articles, sheets(list(articles.values())), strict=True)
    return {hash_of(one.article)[:_NAMED]: (url, one) for url, one in made}


def _labels(one: Sheet, answers: list[Answer]) -> tuple[tuple[Label, ...], tuple[Missed, ...]]:
    try:
        return labels_of(one, answers)
    except BadAnswer as error:
        raise BadAnswer(f"{answers[0].t}: {error}") from error


def _labelled(
    url: str, source: str, one: Sheet, labels: tuple[Label, ...], missed: tuple[Missed, ...]
) -> LabelledText:
    published = one.article.published_at
    return LabelledText(
        url=url, source=source, text=hash_of(one.article), group=url, labels=labels, missed=missed,
        published_at=published.isoformat() if published else None,
    )  # fmt: skip


if __name__ == "__main__":
    main()
