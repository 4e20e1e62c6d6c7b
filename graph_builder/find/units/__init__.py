"""What a list of bodies says: its pieces, names, groups and persons."""
