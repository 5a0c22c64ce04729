"""Benchmarks, not tests: each prints JSON lines."""
