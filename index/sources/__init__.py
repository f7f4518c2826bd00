"""Every way news comes in: bytes to sanitised, structured articles."""
