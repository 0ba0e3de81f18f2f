"""Benchmarks: each prints ratios against what a user would otherwise run."""
