"""The codebook's tables: quad category, conflict-cooperation score, CAMEO root, PLOVER reading.

Source: PLOVER codebook 1.3, tables "PLOVER conflict-cooperation scores", "CAMEO to PLOVER
translation" and the sections of the categories.
"""

__all__ = ["CAMEO_OF_MODE", "MODES", "ROOTS", "cameo_root", "event_scale", "plover_reading", "quad_code"]

#: root -> (quad category, score, CAMEO root). SANCTION is material conflict in its section and in the
#: summary of categories, verbal in one table: the majority holds. The table prints ACCUSE as 3, between
#: modes of -2 and -3.5: the sign is a misprint.
ROOTS: dict[str, tuple[int, float, str]] = {
    "AGREE": (1, 2.5, "03"),
    "CONSULT": (1, 2.5, "04"),
    "SUPPORT": (1, 5.0, "05"),
    "CONCEDE": (1, 4.5, "08"),
    "COOPERATE": (2, 9.5, "06"),
    "AID": (2, 10.0, "07"),
    "RETREAT": (2, 6.5, "08"),
    "REQUEST": (3, 0.0, "10"),
    "ACCUSE": (3, -3.0, "11"),
    "REJECT": (3, -2.0, "12"),
    "THREATEN": (3, -3.5, "13"),
    "PROTEST": (4, -5.0, "14"),
    "SANCTION": (4, -6.0, "16"),
    "MOBILIZE": (4, -5.5, "15"),
    "COERCE": (4, -7.0, "17"),
    "ASSAULT": (4, -9.0, "18"),
}

MODES: dict[tuple[str, str], float] = {
    ("CONSULT", "visit"): 4, ("CONSULT", "third-party"): 1, ("CONSULT", "multilateral"): 4,
    ("CONSULT", "phone"): 1.5, ("RETREAT", "withdraw"): 8, ("RETREAT", "release"): 6.5,
    ("RETREAT", "disarm"): 10, ("RETREAT", "ceasefire"): 7.5, ("RETREAT", "access"): 6.5,
    ("RETREAT", "resign"): 4.5, ("REQUEST", "assist"): 0.5, ("REQUEST", "change"): -1,
    ("REQUEST", "yield"): -1, ("REQUEST", "meet"): 0, ("ACCUSE", "disapprove"): -2,
    ("ACCUSE", "investigate"): -3.5, ("ACCUSE", "allege"): -3.5, ("REJECT", "assist"): -1.5,
    ("REJECT", "change"): -2, ("REJECT", "yield"): -2, ("REJECT", "meet"): -2,
    ("THREATEN", "restrict"): -3, ("THREATEN", "arrest"): -3.5, ("THREATEN", "relations"): -3.5,
    ("THREATEN", "expel"): -3.5, ("THREATEN", "territory"): -4, ("THREATEN", "violence"): -3.5,
    ("PROTEST", "demo"): -5, ("PROTEST", "riot"): -7, ("PROTEST", "strike"): -5,
    ("PROTEST", "hunger"): -4.5, ("PROTEST", "boycott"): -4.5, ("PROTEST", "obstruct"): -4.5,
    ("SANCTION", "convict"): -6, ("SANCTION", "expel"): -5.5, ("SANCTION", "withdraw"): -6,
    ("SANCTION", "discontinue"): -6, ("MOBILIZE", "troops"): -6.5, ("MOBILIZE", "weapons"): -6.5,
    ("MOBILIZE", "police"): -5.5, ("MOBILIZE", "militia"): -6, ("COERCE", "seize"): -7,
    ("COERCE", "restrict"): -7, ("COERCE", "censor"): -6.5, ("COERCE", "curfew"): -6.5,
    ("COERCE", "martial-law"): -7.5, ("COERCE", "arrest"): -7, ("COERCE", "deport"): -7,
    ("COERCE", "withhold"): -7, ("COERCE", "misinformation"): -6.5, ("COERCE", "cyber"): -7,
    ("ASSAULT", "abduct"): -8.5, ("ASSAULT", "beat"): -7.5, ("ASSAULT", "torture"): -8.5,
    ("ASSAULT", "sexual"): -8.5, ("ASSAULT", "targeted"): -9.5, ("ASSAULT", "destroy"): -8.5,
    ("ASSAULT", "primitive"): -8, ("ASSAULT", "firearms"): -9, ("ASSAULT", "explosives"): -9,
    ("ASSAULT", "suicide-attack"): -9.5, ("ASSAULT", "aerial"): -9.5, ("ASSAULT", "drone"): -9.5,
    ("ASSAULT", "heavy-weapons"): -9.5, ("ASSAULT", "crowd-control"): -7.5,
    ("ASSAULT", "unconventional"): -10,
}  # fmt: skip

#: CAMEO splits what PLOVER joins: 09 investigate is in ACCUSE, 19 fight and 20 mass violence in ASSAULT.
CAMEO_OF_MODE: dict[tuple[str, str], str] = {
    ("ACCUSE", "investigate"): "09",
    ("ASSAULT", "firearms"): "19",
    ("ASSAULT", "heavy-weapons"): "19",
    ("ASSAULT", "aerial"): "19",
    ("ASSAULT", "drone"): "19",
    ("ASSAULT", "unconventional"): "20",
}

_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def quad_code(root: str) -> int | None:
    """Return 1..4, or None for a root of our own (DISASTER, ACCIDENT, CRIME)."""
    return ROOTS[root][0] if root in ROOTS else None


def event_scale(root: str, mode: str | None) -> float | None:
    """Return the score of the mode, else of the root, in -10..10; None for a root of our own."""
    if root not in ROOTS:
        return None
    return MODES.get((root, mode or ""), ROOTS[root][1])


def cameo_root(root: str, mode: str | None) -> str | None:
    """Return the two-digit CAMEO root, or None for a root of our own."""
    return CAMEO_OF_MODE.get((root, mode or ""), ROOTS[root][2]) if root in ROOTS else None


def plover_reading(root: str, future: bool) -> str | None:
    """Return the one category that the codebook gives, which has no "category + future".

    A future of AGREE...RETREAT is its AGREE, of PROTEST...ASSAULT its THREATEN.
    """
    if root not in ROOTS:
        return None
    if future and root in _COOPERATIVE:
        return "AGREE"
    return "THREATEN" if future and root in _MATERIAL_CONFLICT else root
