"""Which concrete projects a text names."""
