"""From plans to a knowledge graph: read, segment, find, resolve, assemble, store."""
