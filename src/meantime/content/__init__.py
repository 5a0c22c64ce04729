"""Data files with their source and licence; `loader` is the only code."""
