"""The dashboard *Outlets*: who publishes how much, what of it is copied, and how fast; of the 20 largest.

Each gateway counts the whole of the topics in a store of its own: of several, the one that has most is taken.
"""

from deploy.dashboards.board import Bars, Board, Lines, Number, Section

__all__ = ["BOARD"]

_BY_KIND = "max by (outlet, kind) (newsfold_outlet_articles)"
_BY_OUTLET = f"sum by (outlet) ({_BY_KIND})"
_COPIES = 'max by (outlet) (newsfold_outlet_articles{kind="copy"})'
_ALL = "sum(max by (kind) (newsfold_stored_articles))"
_ALL_COPIES = 'max(newsfold_stored_articles{kind="copy"})'
_LARGEST = f"max({_BY_OUTLET}) / {_ALL}"
_OTHERS = f"1 - sum({_BY_OUTLET}) / {_ALL}"

_NOW = (
    Number("Outlets", "max(newsfold_outlets)", says="With articles in the stories of a gateway's store."),
    Number("Articles", _ALL, says="Of all outlets: those that are in stories of a gateway's store."),
    Number(
        "Of them copies", f"{_ALL_COPIES} / {_ALL}", "percentunit", "Of another outlet's earlier article."
    ),
    Number("Of the largest outlet", _LARGEST, "percentunit", "Of the articles of all outlets."),
)
_OUTLETS = (
    Bars(
        "Articles by outlet: originals and copies",
        f"sort_desc({_BY_KIND})",
        "outlet",
        "kind",
        says="A copy has a text that is likely from another outlet's earlier article.",
    ),
    Lines(
        "Share of copies, by outlet",
        {"{{outlet}}": f"{_COPIES} / {_BY_OUTLET}"},
        "percentunit",
        "Of the outlet's own articles.",
        height=16,
    ),
)
_TIME = (
    Lines(
        "Median delay, by outlet",
        {"{{outlet}}": "max by (outlet) (newsfold_outlet_median_delay_seconds)"},
        "s",
        "From a source to its copy, of the last 101 copies of which both pages state their time.",
    ),
    Lines("Articles, by outlet", {"{{outlet}}": _BY_OUTLET}),
    Lines(
        "Who has how much of all articles",
        {"the largest outlet": _LARGEST, "all but the 20 largest": _OTHERS},
        "percentunit",
    ),
    Lines("Outlets over time", {"outlets": "max(newsfold_outlets)"}),
)
BOARD = Board(
    "outlets",
    "Outlets",
    "The 20 outlets with most articles in a gateway's store, beside the sums of all.",
    (
        Section("Now", _NOW, 4),
        Section("The 20 largest", _OUTLETS, 2),
        Section("Over time", _TIME, 2),
    ),
)
