"""Articles that belong together: related ones with reasons, reprints of one text, the texts one has had."""
