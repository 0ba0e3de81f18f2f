"""The tidy stage: revisions, the outlet's boilerplate, the signature.

One writer an outlet. State: a row an article (`rows.TidyRow`) and a row an outlet
(`outlet.OutletRow`).
"""

from streams.tidy.outlet import OutletRow
from streams.tidy.rows import TidyRow
from streams.tidy.stage import TidyResult, TidyStage

__all__ = ["OutletRow", "TidyResult", "TidyRow", "TidyStage"]
