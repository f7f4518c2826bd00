"""What is kept on disk: the user's state, the catalogue and its tables, the files of what came in."""
