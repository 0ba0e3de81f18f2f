"""The dashboard *Stories and events*: what comes out."""

from deploy.dashboards.board import Board, Lines, Section

__all__ = ["BOARD"]

_CODED = "rate(newsfold_stories_coded_total[$__rate_interval])"

_OUT = (
    Lines(
        "Records sent",
        {"{{topic}}": "sum by (topic) (rate(newsfold_records_total[$__rate_interval]))"},
        "cps",
        "On the public topics: a story has a record for each of its revisions.",
    ),
    Lines(
        "Articles that came, changed and went",
        {
            "{{outcome}}": "sum by (outcome) (rate(newsfold_pages_total"
            '{outcome=~"published|revised|retracted"}[$__rate_interval]))'
        },
        "cps",
    ),
    Lines(
        "Records of a story for each article",
        {
            "records": 'sum(increase(newsfold_records_total{topic="canonical-articles"}[1h]))'
            ' / sum(increase(newsfold_pages_total{outcome=~"published|revised|retracted"}[1h]))'
        },
        says="Within the hour before. An article makes a record of its story; merges and splits make more.",
    ),
)
_CODING = (
    Lines(
        "Stories coded, by how it went",
        {"{{note}}": f"sum by (note) ({_CODED})"},
        "cps",
        "no-lexicon: nobody has the words of its language. degraded: a model failed, and the rules stood in.",
    ),
    Lines("Stories coded, by language", {"{{language}}": f"sum by (language) ({_CODED})"}, "cps"),
    Lines("Stories coded, by coder", {"{{coder}}": f"sum by (coder) ({_CODED})"}, "cps"),
    Lines(
        "Answers of a model that were dropped",
        {"{{coder}}": "sum by (coder) (increase(newsfold_answers_dropped_total[$__rate_interval]))"},
        says="Events without a word of the text to show. The rules have none.",
    ),
)
_ARTICLES = (
    Lines(
        "What found the article in its page",
        {"{{extractor}}": "sum by (extractor) (rate(newsfold_extractors_total[$__rate_interval]))"},
        "cps",
    ),
    Lines(
        "Articles in the fold's memory",
        {"{{instance}}": "newsfold_fold_articles"},
        says="Those of the window, of the languages that are the worker's.",
    ),
    Lines(
        "Articles that left the fold's window",
        {"{{instance}}": "rate(newsfold_fold_evictions_total[$__rate_interval])"},
        "cps",
    ),
)
BOARD = Board(
    "stories",
    "Stories and events",
    "What comes out: records, coded stories, and where articles come from.",
    (
        Section("What is published", _OUT, 3),
        Section("Events", _CODING, 4),
        Section("Articles", _ARTICLES, 3),
    ),
)
