"""Extraction: speed beside other extractors, and what each rule is worth."""
