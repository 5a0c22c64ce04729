"""Files of other programs in, core records out. One file a source; nothing here writes."""
