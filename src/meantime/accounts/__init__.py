"""People, their keyrings, and the sessions in which a journal is open."""
