"""Who answers for a task: where it is written, under which label, in which role."""
