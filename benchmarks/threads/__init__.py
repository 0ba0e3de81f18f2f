"""Pairs of articles, and whether a reader wants both under one heading."""
