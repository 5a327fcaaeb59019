"""Measuring wpclean: against the parse beneath it, its peers, and annotated posts."""
