"""The tidy stage: revisions, the outlet's boilerplate, the signature.

One writer an outlet. State: a row an article (`rows.TidyRow`) and a row an outlet
(`rows.OutletRow`).
"""

from streams.tidy.rows import OutletRow, TidyRow
from streams.tidy.stage import TidyResult, TidyStage

__all__ = ["OutletRow", "TidyResult", "TidyRow", "TidyStage"]
