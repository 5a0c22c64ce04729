"""What recurs, what helped, what changed: statistics over one person's notes. numpy and scipy.special, no Django."""
