"""Charts: records and Phrases in; one drawing, its sentence and its table out. The same on a page and on paper."""
