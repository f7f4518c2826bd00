"""The widgets of the program, one a module."""
