"""What runs through a batch: a raw post with its place, or an error with the same."""

from __future__ import annotations

from typing import Literal

import msgspec

from wpclean.errors import WpcleanError

__all__ = ["Place", "Record", "RecordError"]


class Place(msgspec.Struct, frozen=True):
    """Where a record stood.

    `file` is a path as it was given, `-` for standard input, or empty for posts that
    came from an iterable.  `line` counts from 1 and is set where a record is a line;
    `index` counts records of the file or iterable from 0.
    """

    file: str = ""
    line: int | None = None
    index: int | None = None

    def __str__(self) -> str:
        """`posts.jsonl, line 7`, `posts.json, record 3` (from 0), `record 3`."""
        if self.line is not None:
            part = f"line {self.line}"
        else:
            part = f"record {self.index}" if self.index is not None else ""
        return ", ".join(filter(None, (self.file, part)))


class Record(msgspec.Struct, frozen=True):
    """One post as it was read, not decoded: a worker process does that.

    `form` says what `data` is: `json`, one REST post object, or `html`, the HTML of one
    post as UTF-8.
    """

    data: bytes
    form: Literal["json", "html"] = "json"
    place: Place = Place()


class RecordError(WpcleanError):
    """One record could not be read or extracted; the others are not touched by it.

    A value in a stream as much as an exception: readers and `extract_many` give it in
    the record's turn.  `kind` is the name of the error that was met (`LimitError`,
    `JSONDecodeError`, …), `reason` its message, `place` where the record stood.
    """

    def __init__(self, place: Place, kind: str, reason: str) -> None:
        where = str(place)
        super().__init__(f"{where}: {reason}" if where else reason)
        self.place = place
        self.kind = kind
        self.reason = reason

    def __reduce__(self) -> tuple[type[RecordError], tuple[Place, str, str]]:
        """Pickle by the three values, so that an error can leave a worker process."""
        return type(self), (self.place, self.kind, self.reason)
