"""Where results go: standard output, or a file that is there when it is whole, and not before.

A file is written under the name `OUT.partial` beside `OUT.checkpoint`, which says every few
seconds how much of it holds.  What stands after that is cut off by `--resume`, and made anew
from the records that follow; so the bytes are those of a run that nobody stopped.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Protocol

import msgspec

from wpclean.cli._checkpoint import Asked, Checkpoint, load, save
from wpclean.cli._errors import Refusal, reason_of, writing
from wpclean.cli._sink import Joined, Rows, Sink, to_parquet
from wpclean.cli._tally import Tally
from wpclean.records import RecordError

__all__ = ["ErrorLog", "File", "Output", "Stdout"]

_SECONDS = 2.0


class Output(Protocol):
    """Takes results in their order; whatever of it fails is an `OutputError`."""

    @property
    def tally(self) -> Tally:
        """What was done; at the beginning, by the runs that this one goes on with."""

    def write(self, payload: bytes) -> None:
        """Take what a renderer made of an article."""

    def fail(self, error: RecordError) -> None:
        """Take a record that failed."""

    def settle(self) -> None:
        """Be told that the tally is that of all results so far."""

    def finish(self) -> None:
        """Make whole what was written."""

    def stop(self) -> None:
        """Leave it as it is, for another run to go on with."""


class ErrorLog:
    """JSON Lines, one for each record that failed."""

    def __init__(self, path: Path | None, *, length: int | None = None) -> None:
        """Open a new file, or with a `length` go on after so many bytes of it."""
        self._path = path
        self._file: IO[bytes] | None = None
        if path is not None:
            self._file = _create(path) if length is None else _reopen(path, length)

    def write(self, error: RecordError) -> None:
        """Write where the record stood, and why it failed."""
        if self._file is None:
            return
        fields = {"file": None, "line": None, "index": None}
        fields |= msgspec.to_builtins(error.place)
        line = fields | {"kind": error.kind, "reason": error.reason}
        with writing(self._path):
            # The name of a file may be no UTF-8, and a reason may quote what is none.
            self._file.write(msgspec.json.encode(_printable(line)) + b"\n")

    def flush(self) -> int:
        """Have all on the disk; give the length."""
        if self._file is None:
            return 0
        with writing(self._path):
            return _sync(self._file)

    def close(self) -> None:
        """Close it; raise `OutputError` for what cannot be written."""
        if self._file is not None:
            with writing(self._path):
                self._file.close()


class Stdout:
    """Standard output: each result is seen at once, and nothing can be resumed."""

    def __init__(self, file: IO[bytes], sink: Sink, errors: ErrorLog) -> None:
        self.tally = Tally()
        self._file = file
        self._sink = sink
        self._errors = errors

    def write(self, payload: bytes) -> None:
        with writing("standard output"):
            self._sink.write(payload)
            self._file.flush()

    def fail(self, error: RecordError) -> None:
        self._errors.write(error)

    def settle(self) -> None:
        pass

    def finish(self) -> None:
        self._errors.close()

    def stop(self) -> None:
        with suppress(Exception):
            self._errors.close()


class File:
    """A file that gets its name when it is whole."""

    def __init__(self, out: Path, errors: Path | None, asked: Asked, *, resume: bool) -> None:
        """Begin, or go on; raise `Refusal` where neither can be."""
        self._out = out
        self._partial = out.with_name(out.name + ".partial")
        self._checkpoint_path = out.with_name(out.name + ".checkpoint")
        self._state = load(self._checkpoint_path) or Checkpoint(asked, Tally())
        self.is_done = resume and os.path.lexists(out) and not self._partial.exists()
        """Whether there is nothing left to do."""
        self._is_between = False
        self._saved_at = time.monotonic()
        try:
            with ExitStack() as undo:
                if self.is_done:
                    # The run may have been killed between its last two steps.
                    self._checkpoint_path.unlink(missing_ok=True)
                elif self._checkpoint_path.exists():
                    self._go_on(errors, asked, undo, resume=resume)
                else:
                    self._begin(errors, undo)
                undo.pop_all()
        except OSError as error:
            raise Refusal(f"cannot write {error.filename or out}: {reason_of(error)}") from error

    @property
    def tally(self) -> Tally:
        return self._state.tally

    @property
    def is_complete(self) -> bool:
        """Whether only the last steps are left: the input need not be read."""
        return self._state.is_complete

    def _begin(self, errors: Path | None, undo: ExitStack) -> None:
        _refuse_existing(self._out)
        if self._partial.exists():
            raise Refusal(
                f"{self._partial} exists without {self._checkpoint_path.name}, which would say "
                "how much of it holds: delete it to begin anew"
            )
        if errors:
            _refuse_existing(errors)
        # Before the other files, which without it are not known to be ours.
        save(self._checkpoint_path, self._state)
        undo.callback(self._checkpoint_path.unlink, missing_ok=True)
        self._file = _create(self._partial)
        undo.callback(self._partial.unlink, missing_ok=True)
        undo.callback(self._file.close)
        self._errors = ErrorLog(errors)
        self._sink = self._new_sink()

    def _go_on(self, errors: Path | None, asked: Asked, undo: ExitStack, *, resume: bool) -> None:
        _refuse_existing(self._out)
        self._check(asked, resume=resume)
        state = self._state
        # What is complete may be in its last form, of another length.
        self._file = _reopen(self._partial, None if state.is_complete else state.out_bytes)
        undo.callback(self._file.close)
        self._errors = ErrorLog(errors, length=state.error_bytes)
        self._sink = self._new_sink()

    def _check(self, asked: Asked, *, resume: bool) -> None:
        if not resume:
            raise Refusal(
                f"{self._partial} is of a run that was stopped: add --resume to go on with it, "
                f"or delete it and {self._checkpoint_path.name} to begin anew"
            )
        if difference := asked.difference(self._state.asked):
            raise Refusal(
                f"cannot resume {self._out}: {difference}; ask for the same again, or delete "
                f"{self._partial} and {self._checkpoint_path.name} to begin anew"
            )

    def _new_sink(self) -> Sink:
        is_begun = self._state.out_bytes > 0
        if self._state.asked.to == "parquet":
            return Rows(self._file, is_begun=is_begun)
        return Joined(self._file, self._state.asked.to, is_begun=is_begun)

    def write(self, payload: bytes) -> None:
        self._is_between = True
        with writing(self._partial):
            self._sink.write(payload)

    def fail(self, error: RecordError) -> None:
        self._is_between = True
        self._errors.write(error)
        with writing(self._partial):
            self._sink.fail(error)

    def settle(self) -> None:
        self._is_between = False
        if self._sink.is_settled and time.monotonic() - self._saved_at > _SECONDS:
            self._save()

    def finish(self) -> None:
        with writing(self._partial):
            if not self._state.is_complete:
                self._sink.close()
                self._state.is_complete = True
                self._save()
            self._file.close()
            if self._state.asked.to == "parquet":
                to_parquet(self._partial)
        self._errors.close()
        with writing(self._out):
            if os.path.lexists(self._out):
                raise FileExistsError(
                    0, f"it exists by now, and was not overwritten; all is in {self._partial}"
                )
            self._partial.rename(self._out)
            self._checkpoint_path.unlink()

    def stop(self) -> None:
        # The disk may be full, or the tally behind the file: then the last checkpoint holds, as
        # it does where all is written.
        with suppress(Exception):
            if self._sink.is_settled and not (self._is_between or self.is_complete):
                self._save()
        with suppress(Exception):
            self._errors.close()
        with suppress(Exception):
            self._file.close()

    def _save(self) -> None:
        with writing(self._partial):
            self._state.out_bytes = _sync(self._file)
        self._state.error_bytes = self._errors.flush()
        with writing(self._checkpoint_path):
            save(self._checkpoint_path, self._state)
        self._saved_at = time.monotonic()


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise Refusal(
            f"{path} exists, and nothing is overwritten: move it away or give another name"
        )


def _create(path: Path) -> IO[bytes]:
    _refuse_existing(path)
    return _locked(path.open("xb"), path)


def _reopen(path: Path, length: int | None) -> IO[bytes]:
    """Open what an earlier run has left, cut to the length that holds."""
    # A run may be killed before it has made a file, too.
    file = _locked(path.open("ab" if length == 0 else "r+b"), path)
    if length is None:
        return file
    if os.fstat(file.fileno()).st_size < length:
        file.close()
        raise Refusal(f"{path} is shorter than when its run was stopped: begin anew")
    file.truncate(length)
    file.seek(length)
    return file


def _locked(file: IO[bytes], path: Path) -> IO[bytes]:
    """Keep another run from writing the same file; the lock goes with the process."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise Refusal(f"{path} is being written by another process") from error
    return file


def _sync(file: IO[bytes]) -> int:
    file.flush()
    os.fsync(file.fileno())
    return file.tell()


def _printable(fields: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.encode("utf-8", "backslashreplace").decode()
        if isinstance(value, str)
        else value
        for name, value in fields.items()
    }
