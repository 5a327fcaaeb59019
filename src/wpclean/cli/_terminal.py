"""What a person at the terminal sees of a run: its progress, its errors, its sum.  On stderr."""

from __future__ import annotations

import re
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import click

from wpclean.cli._tally import Tally
from wpclean.io import Meter
from wpclean.records import RecordError

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Terminal", "say"]

_LINES_OF_ERRORS = 20
_SECONDS_BETWEEN = 0.1
# A reason may quote the input, which must neither break the line nor talk to the terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def say(message: str) -> None:
    """Write a line of wpclean's own."""
    click.echo(f"wpclean: {message}", err=True)


class Terminal:
    """Shows a run while it is entered as a context."""

    def __init__(
        self, tally: Tally, meter: Meter, total: int | None, *, has_progress: bool, has_log: bool
    ) -> None:
        """`total` is the size of the input in bytes, where that is known.

        `has_log` says that errors are also written to a file.
        """
        self._tally = tally
        self._meter = meter
        self._has_log = has_log
        self._errors = 0
        self._shown_at = self._began_at = time.monotonic()
        self._first_record = self._first_byte = 0
        self._progress = _progress(total) if has_progress else None

    def __enter__(self) -> Terminal:
        # Records that an earlier run had done were only passed over: no speed of this one.
        self._began_at = time.monotonic()
        self._first_record, self._first_byte = self._tally.records, self._meter.bytes
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
        if self._errors > _LINES_OF_ERRORS:
            hint = "" if self._has_log else "; --errors FILE writes all of them to a file"
            say(f"{self._errors - _LINES_OF_ERRORS:,} more errors{hint}")

    def fail(self, error: RecordError) -> None:
        """Write an error, unless there were many."""
        self._errors += 1
        if self._errors > _LINES_OF_ERRORS:
            return
        message = _CONTROL.sub(" ", str(error))
        if self._progress is None:
            say(message)
        else:
            from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

            self._progress.console.print(Text(f"wpclean: {message}"), soft_wrap=True)

    def advance(self) -> None:
        """Show the counts, if that was not done a moment ago."""
        now = time.monotonic()
        if self._progress is None or now - self._shown_at < _SECONDS_BETWEEN:
            return
        self._shown_at = now
        seconds = now - self._began_at
        self._progress.update(
            self._progress.task_ids[0],
            completed=self._meter.bytes,
            posts=f"{self._tally.posts:,}",
            rate=f"{(self._tally.records - self._first_record) / seconds:,.0f}",
            speed=f"{(self._meter.bytes - self._first_byte) / seconds / 1e6:.1f}",
            errors=f"{self._tally.errors:,}",
        )


def _progress(total: int | None) -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    progress = Progress(
        TextColumn("{task.fields[posts]} posts"),
        BarColumn(),
        TextColumn("{task.fields[rate]} posts/s"),
        TextColumn("{task.fields[speed]} MB/s"),
        TextColumn("[red]{task.fields[errors]} errors"),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        transient=True,
    )
    progress.add_task("", total=total, posts="0", rate="–", speed="–", errors="0")
    return progress
