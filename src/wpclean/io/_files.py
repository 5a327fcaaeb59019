"""The files that a path stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from wpclean.io._form import POST_FILE
from wpclean.records import Place, RecordError

__all__ = ["find_files"]


def find_files(path: str) -> Iterator[str | RecordError]:
    """Give a path, or the files of a folder that by their names hold posts."""
    if path == "-" or not Path(path).is_dir():
        yield path
        return
    is_empty = True
    for found in _walk(path):
        is_empty = False
        yield found
    if is_empty:
        reason = "no file in this folder is named like posts (.json, .jsonl, .html, .xml, …)"
        yield RecordError(Place(path), "FileNotFoundError", reason)


def _walk(folder: str) -> Iterator[str | RecordError]:
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        # `os.walk` goes by this list.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here, name)) for name in sorted(filter(POST_FILE.fullmatch, names)))
    for error in closed:
        yield RecordError(
            Place(str(error.filename)), type(error).__name__, error.strerror or str(error)
        )
