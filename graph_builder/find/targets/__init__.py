"""Which targets a text sets: a number bound to a metric."""
