"""The commands of this package, one a file; each is an entry point of `govplan.commands`."""
