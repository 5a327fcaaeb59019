"""The bytes of a file or of standard input, decompressed, piece by piece."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Protocol, cast

from wpclean.io._fault import Fault, missing_extra

__all__ = ["HEAD", "Meter", "Stream", "open_stream"]

# How much of a file may be looked at before it is decided what it is.
HEAD = 1 << 20
_PIECE = 1 << 16
_BOM = b"\xef\xbb\xbf"

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
# RFC 8878, 3.1.2: the magic numbers of a skippable frame differ in four bits.
_ZSTD_SKIPPABLE = b"\x2a\x4d\x18"


class _Readable(Protocol):
    """What `open(…, "rb")`, `GzipFile`, `ZstdFile` and `sys.stdin.buffer` have in common.

    `read1` does one read at most, so that nothing that was read before a fault is lost.
    """

    def read1(self, size: int = ..., /) -> bytes: ...


class Meter:
    """Counts the bytes taken from files and standard input, compressed ones as they are."""

    def __init__(self) -> None:
        self.bytes = 0


class _Metered:
    """A file whose bytes are counted."""

    def __init__(self, file: _Readable, meter: Meter) -> None:
        self._file = file
        self._meter = meter

    def read1(self, size: int = -1, /) -> bytes:
        piece = self._file.read1(size)
        self._meter.bytes += len(piece)
        return piece


class Stream:
    """A file that is read once, with a look ahead; what fails in it is a `Fault`."""

    def __init__(self, file: _Readable, faults: tuple[type[Exception], ...] = (OSError,)) -> None:
        self._file = file
        self._faults = faults
        self._ahead = b""
        self.fault: Fault | None = None
        """What the look ahead ended at, if not at the end or at its size."""

    def ahead(self, size: int) -> bytes:
        """Give the next bytes, `size` or all that there are before the end or a fault."""
        pieces = [self._ahead]
        missing = size - len(self._ahead)
        try:
            while missing > 0 and (piece := self._next(_PIECE)):
                pieces.append(piece)
                missing -= len(piece)
        except Fault as fault:
            self.fault = fault
        self._ahead = b"".join(pieces)
        return self._ahead[:size]

    def read(self, size: int = _PIECE) -> bytes:
        """Give the next piece, of `size` bytes or fewer; nothing at the end."""
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
            return piece
        return self._next(size)

    def read_all(self) -> bytes:
        """Give all that is left."""
        return b"".join(iter(self.read, b""))

    def skip_bom(self) -> None:
        """Pass over the byte order mark of UTF-8, where there is one."""
        if self.ahead(len(_BOM)) == _BOM:
            self.read(len(_BOM))

    def _next(self, size: int) -> bytes:
        if self.fault:
            raise self.fault
        try:
            return self._file.read1(size)
        except self._faults as error:
            raise _as_fault(error) from error


@contextmanager
def open_stream(file: str, meter: Meter) -> Iterator[Stream]:
    """Open a path, or `-`; what is compressed is told by its first bytes."""
    try:
        raw = _standard_input() if file == "-" else Path(file).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise _as_fault(error) from error
    try:
        stream = _decompressed(Stream(_Metered(raw, meter)))
        stream.skip_bom()
        yield stream
    finally:
        # Standard input is not ours to close.
        if file != "-":
            raw.close()


def _standard_input() -> BufferedReader:
    return cast("BufferedReader", sys.stdin.buffer)


def _decompressed(stream: Stream) -> Stream:
    magic = stream.ahead(4)
    if magic.startswith(_GZIP):
        unzipped = gzip.GzipFile(fileobj=stream)  # type: ignore[call-overload]  # it reads only
        return Stream(unzipped, (OSError, EOFError, zlib.error))
    if magic == _ZSTD or (magic[1:] == _ZSTD_SKIPPABLE and magic[0] & 0xF0 == 0x50):
        return _zstd(stream)
    return stream


def _zstd(stream: Stream) -> Stream:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415
        else:
            from backports import zstd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra("zstd") from error
    unzipped = zstd.ZstdFile(stream)  # type: ignore[call-overload]  # it reads only
    return Stream(unzipped, (OSError, EOFError, zstd.ZstdError))


def _as_fault(error: Exception) -> Fault:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Fault(type(error).__name__, reason)
