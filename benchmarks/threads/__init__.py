"""Threads, measured on articles whose happening others have labelled."""
