"""The dashboards of Grafana, from Python: `python -m deploy.dashboards` writes deploy/grafana/dashboards."""

import json
from pathlib import Path

from grafana_foundation_sdk.cog.encoder import JSONEncoder

from deploy.dashboards import gateway, kafka, outlets, pipeline, stories
from deploy.dashboards.board import Board

__all__ = ["BOARDS", "FOLDER", "written"]

FOLDER = Path(__file__).parents[1] / "grafana" / "dashboards"
BOARDS: tuple[Board, ...] = (
    pipeline.BOARD, stories.BOARD, outlets.BOARD, gateway.BOARD, kafka.BOARD,
)  # fmt: skip


def written() -> dict[str, str]:
    """Return the files of all dashboards: name -> text."""
    return {
        f"{board.name}.json": json.dumps(board.build(), cls=JSONEncoder, indent=1, sort_keys=True) + "\n"
        for board in BOARDS
    }
