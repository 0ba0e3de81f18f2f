"""Benchmarks of the event coder."""
