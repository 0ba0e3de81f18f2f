"""`python -m benchmarks.events.judge`: train the judge on the labelled corpus, or say what it is worth."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import numpy as np
from rich.table import Table

from benchmarks.events.judge.samples import FOLDS, Sample, own_sentences, samples
from benchmarks.events.regression import Floats, design, fitted, one_hot
from streams.cli.show import tables
from streams.code.english.backoff.weights import listed
from streams.code.english.gate import Verdict
from streams.code.english.judge.weights import PATH, JudgeWeights

_THRICE = 3  #: a name that fewer drafts have teaches nothing
_PENALTY = 20.0  #: of the squared weights, by cross-validation
_NAME = np.float32(1.0)
_BINS = 10  #: of belief, for the calibration error
_LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

_HELP = """Train the judge on the corpus of benchmarks/events/corpus, whose texts are in PATHS.

PATHS are folders of pages, as `newsfold eval clean` reads them, and files of JSON lines {url, title, text,
published_at}; texts that may stand in the repository are read from there. The tenth that is held out
teaches nothing.

With --worth nothing is written: five folds, cut by outlet or story, are judged by what the other four
teach, the tenth by all of them, and it prints how many drafts are kept at each confidence, and how many of
these are right.

\b
  python -m benchmarks.events.judge pages/ webpages/ claims.jsonl bases.jsonl
  python -m benchmarks.events.judge pages/ webpages/ claims.jsonl bases.jsonl --worth
"""


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--worth", is_flag=True, help="Measure by cross-validation, and write nothing.")
def main(paths: tuple[Path, ...], worth: bool) -> None:
    """Train or measure."""
    every, own = samples(paths), own_sentences()
    taught = [sample for sample in every if not sample.held_out]
    if not worth:
        _write(learned([*taught, *own]))
        return
    folds = []
    for fold in range(FOLDS):
        known = learned([sample for sample in (*taught, *own) if sample.fold != fold])
        folds += _judged(known, (sample for sample in taught if sample.fold == fold))
    _show("folds", folds)
    known = learned([*taught, *own])
    _show("held out", _judged(known, (sample for sample in every if sample.held_out)))


def _judged(known: JudgeWeights, some: Iterable[Sample]) -> list[tuple[Sample, float]]:
    """Return the belief in each sample; what is elsewhere is not asked about, as by the coder."""
    return [(sample, 0.0 if _elsewhere(sample) else known.belief_by(sample.names)) for sample in some]


def _elsewhere(sample: Sample) -> bool:
    return sample.case.verdict is Verdict.ELSEWHERE


def learned(taught: Sequence[Sample]) -> JudgeWeights:
    """Return the weights that fit the samples."""
    counts = Counter(name for sample in taught if sample.weight == 1 for name in sample.names)
    names = sorted(name for name, count in counts.items() if count >= _THRICE)
    places = {name: place for place, name in enumerate(names)}
    seen = design((sample.names for sample in taught), places, np.zeros((len(taught), 0), np.float32), _NAME)
    labels = one_hot([int(sample.is_event) for sample in taught], 2)
    theta = fitted(seen, labels, [sample.weight for sample in taught], _PENALTY)
    of_event: Floats = theta[:, 1] - theta[:, 0]
    by_name = dict(zip(names, of_event[: len(names)].tolist(), strict=True))
    return JudgeWeights(by_name, float(of_event[-1]))


def _show(title: str, judged: Sequence[tuple[Sample, float]]) -> None:
    events = sum(sample.is_event for sample, _ in judged)
    table = Table("keeps", "drafts", "are events", "of the right type", "of all events", title=title)
    gate = [sample for sample, _ in judged if sample.case.passes]
    rows = [("gate", gate)]
    rows += [(f"{level:.1f}", [sample for sample, belief in judged if belief >= level]) for level in _LEVELS]
    for name, kept in rows:
        right, typed = (sum(getattr(one, what) for one in kept) for what in ("is_event", "root_right"))
        shares = right / max(len(kept), 1), typed / max(len(kept), 1), right / max(events, 1)
        table.add_row(name, str(len(kept)), *(f"{share:.3f}" for share in shares))
    tables.print(table)
    click.echo(f"{len(judged)} drafts, {events} events; calibration error {_calibration(judged):.3f}")


def _calibration(judged: Sequence[tuple[Sample, float]]) -> float:
    """Return the expected calibration error (Naeini et al. 2015), over bins of equal width."""
    asked = [one for one in judged if not _elsewhere(one[0])]
    bins: list[list[tuple[Sample, float]]] = [[] for _ in range(_BINS)]
    for one in asked:
        bins[min(int(one[1] * _BINS), _BINS - 1)].append(one)
    gaps = (abs(sum(s.is_event for s, _ in some) - sum(belief for _, belief in some)) for some in bins)
    return sum(gaps) / max(len(asked), 1)


def _write(known: JudgeWeights) -> None:
    np.savez_compressed(
        PATH,
        names=listed(list(known.by_name)),
        by_name=np.array(list(known.by_name.values()), dtype=np.float16),
        bias=np.float16(known.bias),
    )
    click.echo(f"{len(known.by_name)} names: {PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()
