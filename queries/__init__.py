"""Questions to the graph: presets, matrices and how they are asked."""
