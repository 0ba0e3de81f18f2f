"""`python -m benchmarks.events.backoff`: train the backoff's weights anew, or say what they are worth."""

from pathlib import Path

import click
import numpy as np

from benchmarks.events.backoff.regression import blank, fitted
from benchmarks.events.backoff.samples import samples
from benchmarks.events.backoff.vectors import meanings
from benchmarks.events.backoff.worth import Row, rows
from benchmarks.events.regression import Floats
from streams.code.english.backoff.guess import NOTHING
from streams.code.english.backoff.weights import PATH, Weights, listed, weights

_WIDTH = 64  #: directions of a meaning
_SCALE = 127  #: the greatest number of a signed byte
_LEVELS = (0.0, 0.3, 0.4, 0.5, 0.6)

_HELP = """Train the backoff on the sentences of benchmarks/events/sentences and the lexicon's examples.

With --worth nothing is written: five folds, cut by the verb and then by the sentence, are taught by the
other four, and it prints how many sentences they say a root for and how many of these are right.

\b
  python -m benchmarks.events.backoff
  python -m benchmarks.events.backoff --worth
"""


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--worth", is_flag=True, help="Measure by cross-validation, and write nothing.")
@click.option("--words", type=click.Path(path_type=Path, exists=True), help="Lemmas, one a line, anew.")
@click.option("--encoder", type=click.Path(path_type=Path, exists=True), help="Folder for their meanings.")
def main(worth: bool, words: Path | None, encoder: Path | None) -> None:
    """Train or measure."""
    lemmas, vectors = _meanings(words, encoder)
    taught = samples()
    if worth:
        for by_verb in (True, False):
            click.echo("folds by the verb" if by_verb else "folds by the sentence")
            _show(rows(taught, lemmas, vectors, by_verb))
    else:
        _write(fitted(blank(lemmas, vectors, taught), taught), vectors)


def _meanings(words: Path | None, encoder: Path | None) -> tuple[list[str], Floats]:
    if words is not None and encoder is not None:
        lemmas = words.read_text("utf-8").split()
        return lemmas, np.round(meanings(encoder, lemmas, _WIDTH) * _SCALE) / np.float32(_SCALE)
    known = weights()
    return list(known.words), known.vectors


def _show(predictions: list[Row]) -> None:
    political = [row for row in predictions if row[0].label != NOTHING]
    for level in _LEVELS:
        predicted = [row for row in political if row[1] != NOTHING and row[2] >= level]
        right = sum(sample.label == root for sample, root, _ in predicted)
        wrong = sum(row[1] != NOTHING and row[2] >= level for row in predictions if row[0].label == NOTHING)
        click.echo(
            f"  belief {level:.1f}: {len(predicted)} of {len(political)} said,"
            f" {right / len(predicted):.2f} right;"
            f" {wrong} of {len(predictions) - len(political)} without an event"
        )


def _write(known: Weights, vectors: Floats) -> None:
    np.savez_compressed(
        PATH,
        roots=listed(known.roots),
        names=listed(list(known.names)),
        by_name=known.by_name.astype(np.float16),
        words=listed(list(known.words)),
        vectors=np.round(vectors * _SCALE).astype(np.int8),
        by_meaning=known.by_meaning.astype(np.float16),
        bias=known.bias.astype(np.float16),
    )
    click.echo(f"{len(known.names)} names, {len(known.words)} meanings: {PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()
