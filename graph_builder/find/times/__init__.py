"""Until when a task is due."""
