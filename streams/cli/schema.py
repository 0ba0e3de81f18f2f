"""`newsfold schema`."""

from pathlib import Path

import click

from streams.errors import UsageError
from streams.schemas import NAMES, file_name, text

__all__ = ["schema"]


@click.command()
@click.argument("name", required=False, metavar="[NAME]", type=click.Choice(NAMES))
@click.option("--write", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Write every schema to DIR.")  # fmt: skip
def schema(name: str | None, folder: Path | None) -> None:
    """Print the schema of a record (JSON Schema 2020-12), or `asyncapi`; without NAME, list the names.

    \b
      newsfold schema canonical-article
      newsfold schema --write schemas
    """
    if name and folder:
        raise UsageError("give NAME to print one schema, or --write DIR to write all of them, not both")
    if folder:
        _write(folder)
    elif name:
        click.echo(text(name), nl=False)
    else:
        click.echo("\n".join(NAMES))


def _write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (folder / file_name(name)).write_text(text(name), encoding="utf-8")
    click.echo(f"{len(NAMES)} files written to {folder}", err=True)
