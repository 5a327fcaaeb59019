"""How fast wpclean is, against the parse beneath it and against its peers: `python -m benchmarks`."""
