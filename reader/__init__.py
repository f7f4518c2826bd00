"""The command line and the terminal program."""
