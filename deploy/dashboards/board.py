"""What all dashboards share: how a panel, a row and a board of them look."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from grafana_foundation_sdk.builders.barchart import Panel as Barchart
from grafana_foundation_sdk.builders.common import VizLegendOptions, VizTooltipOptions
from grafana_foundation_sdk.builders.dashboard import Dashboard, DashboardLink, DatasourceVariable, Row
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.builders.stat import Panel as Stat
from grafana_foundation_sdk.builders.timeseries import Panel as Timeseries
from grafana_foundation_sdk.models.common import (
    LegendDisplayMode,
    SortOrder,
    StackingMode,
    TooltipDisplayMode,
    VizOrientation,
)
from grafana_foundation_sdk.models.dashboard import (
    DashboardCursorSync,
    DashboardLinkType,
    DataSourceRef,
    DataTransformerConfig,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

__all__ = ["Bars", "Board", "Lines", "Number", "Section"]

#: The variable's, so that a board can be imported beside a Prometheus of any name.
_SOURCE = DataSourceRef(type_val="prometheus", uid="${datasource}")
_WIDTH = 24  #: of Grafana's grid
_NAME = 30  #: characters of a bar's name: the rest is shown by pointing at it
_LEGEND = VizLegendOptions().display_mode(LegendDisplayMode.LIST).show_legend(True)
_TOOLTIP = VizTooltipOptions().mode(TooltipDisplayMode.MULTI).sort(SortOrder.DESCENDING)


@dataclass(frozen=True)
class Lines:
    """A graph over time: queries by the legend of each."""

    title: str
    queries: dict[str, str]
    unit: str = "short"
    says: str = ""
    height: int = 8

    def build(self, number: int, width: int) -> Timeseries:
        """Return the panel of a number, so many columns wide."""
        panel = Timeseries().id(number).title(self.title).description(self.says).datasource(_SOURCE)
        panel = panel.unit(self.unit).min(0).span(width).height(self.height).fill_opacity(8)
        panel = panel.legend(_LEGEND).tooltip(_TOOLTIP)
        for query in _queries(self.queries):
            panel = panel.with_target(query.range())
        return panel


@dataclass(frozen=True)
class Number:
    """How it stands now, as one number."""

    title: str
    query: str
    unit: str = "short"
    says: str = ""

    def build(self, number: int, width: int) -> Stat:
        """Return the panel of a number, so many columns wide."""
        panel = Stat().id(number).title(self.title).description(self.says).datasource(_SOURCE)
        panel = panel.unit(self.unit).span(width).height(4).no_value("–")
        return panel.with_target(next(_queries({"": self.query})).range())


@dataclass(frozen=True)
class Bars:
    """How it stands now: a bar for each value of one label, with a part for each value of another."""

    title: str
    query: str
    bar: str
    part: str
    unit: str = "short"
    says: str = ""

    def build(self, number: int, width: int) -> Barchart:
        """Return the panel of a number, so many columns wide."""
        panel = Barchart().id(number).title(self.title).description(self.says).datasource(_SOURCE)
        panel = panel.unit(self.unit).min(0).span(width).height(16).fill_opacity(80)
        panel = panel.orientation(VizOrientation.HORIZONTAL).stacking(StackingMode.NORMAL)
        panel = panel.x_tick_label_max_length(_NAME).legend(_LEGEND).tooltip(_TOOLTIP)
        # A row for each bar, a column for each part: "Value" is what Grafana calls the numbers of a table.
        rows = {"rowField": self.bar, "columnField": self.part, "valueField": "Value"}
        panel = panel.with_transformation(DataTransformerConfig(id_val="groupingToMatrix", options=rows))
        return panel.with_target(next(_queries({"": self.query})).instant().format(PromQueryFormat.TABLE))


@dataclass(frozen=True)
class Section:
    """A row with a title: its panels share the width."""

    title: str
    panels: tuple[Lines | Number | Bars, ...]
    a_line: int  #: panels beside one another


@dataclass(frozen=True)
class Board:
    """A dashboard: `name` is its file and how its address ends."""

    name: str
    title: str
    says: str
    sections: tuple[Section, ...]

    def build(self) -> Any:
        """Return it as Grafana's own model."""
        board = Dashboard(f"newsfold: {self.title}").uid(f"newsfold-{self.name}").description(self.says)
        board = board.tags(["newsfold"]).readonly().timezone("browser").time("now-1h", "now").refresh("30s")
        board = board.tooltip(DashboardCursorSync.CROSSHAIR)
        board = board.with_variable(DatasourceVariable("datasource").label("Prometheus").type("prometheus"))
        board = board.link(
            DashboardLink("newsfold").type(DashboardLinkType.DASHBOARDS).tags(["newsfold"]).keep_time(True)
        )
        numbers = count(1)
        for section in self.sections:
            board = board.with_row(Row(section.title).id(next(numbers)))
            for panel in section.panels:
                board = board.with_panel(panel.build(next(numbers), _WIDTH // section.a_line))
        return board.build()


def _queries(by_legend: dict[str, str]) -> Any:
    for letter, (legend, query) in zip("ABCDEFGH", by_legend.items(), strict=False):
        made = Dataquery().ref_id(letter).datasource(_SOURCE).expr(query)
        yield made.legend_format(legend) if legend else made
