"""Find what a task names: one kind a file."""
