"""How results become the bytes of an output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from wpclean.article import Article
from wpclean.cli._explain import Explainer
from wpclean.records import RecordError

__all__ = ["Explained", "Joined", "Rows", "Sink", "to_parquet"]

_LINE = b"\n" + b"-" * 72 + b"\n\n"
# What stands before the first post, and what before each other one.
_PARTS = {
    "text": (b"", _LINE),
    "markdown": (b"", _LINE),
    # Without it a browser takes the file for windows-1252.
    "html": (b'<!DOCTYPE html>\n<meta charset="utf-8">\n', b""),
    "jsonl": (b"", b""),
    "explain": (b"", _LINE),
}
_ROWS = 512
_ROW_BYTES = 16_000_000
# Columns of a row group are compressed together; larger ones would only take more memory.
_GROUP_BYTES = 32_000_000


class Sink(Protocol):
    """Writes results to a file that was opened for it, in their order."""

    def write(self, payload: bytes) -> None:
        """Write what a renderer made of an article."""

    def fail(self, error: RecordError) -> None:
        """Write what the output has for a record that failed, if anything."""

    def close(self) -> None:
        """Write what was held back."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is held back."""


class Joined:
    """Posts one after the other, with what parts them."""

    is_settled = True

    def __init__(self, file: IO[bytes], form: str, *, is_begun: bool = False) -> None:
        self._file = file
        first, self._between = _PARTS[form]
        self._before = self._between if is_begun else first

    def write(self, payload: bytes) -> None:
        self._file.write(self._before + payload)
        self._before = self._between

    def fail(self, error: RecordError) -> None:
        pass

    def close(self) -> None:
        pass


class Explained(Joined):
    """Articles for people."""

    def __init__(self, file: IO[bytes], explainer: Explainer) -> None:
        super().__init__(file, "explain")
        self._explainer = explainer

    def write(self, payload: bytes) -> None:
        super().write(self._explainer.explain(payload))


class Rows:
    """Rows of `wpclean.arrow.SCHEMA` as a stream of Arrow batches, errors among them.

    A Parquet file has its directory at its end and cannot go on after a kill; a stream of
    batches can be cut after any of them.  `to_parquet` makes the one of the other.
    """

    def __init__(self, file: IO[bytes], *, is_begun: bool = False) -> None:
        self._file = file
        self._held: list[Article | RecordError] = []
        self._bytes = 0
        if not is_begun:
            from wpclean.arrow import SCHEMA  # noqa: PLC0415 - an extra

            self._file.write(SCHEMA.serialize())

    @property
    def is_settled(self) -> bool:
        return not self._held

    def write(self, payload: bytes) -> None:
        self._hold(msgspec.msgpack.decode(payload, type=Article), len(payload))

    def fail(self, error: RecordError) -> None:
        self._hold(error, len(error.reason))

    def close(self) -> None:
        from wpclean.arrow import to_batches  # noqa: PLC0415 - an extra

        for batch in to_batches(self._held):
            self._file.write(batch.serialize())
        self._held, self._bytes = [], 0

    def _hold(self, item: Article | RecordError, size: int) -> None:
        self._held.append(item)
        self._bytes += size
        if len(self._held) == _ROWS or self._bytes > _ROW_BYTES:
            self.close()


def to_parquet(path: Path) -> None:
    """Turn a stream of batches into a Parquet file at the same path, in constant memory.

    Does nothing where that was done.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    temporary = path.with_name(path.name + ".new")
    with path.open("rb") as stream:
        if stream.read(4) == b"PAR1":
            return
        stream.seek(0)
        batches = pa.ipc.open_stream(stream)
        try:
            _write_parquet(temporary, batches)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    temporary.replace(path)


def _write_parquet(path: Path, batches: Any) -> None:
    """Write batches to a file.  `Any`: pyarrow has no types."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    with path.open("wb") as file:
        with pq.ParquetWriter(file, batches.schema, compression="zstd") as writer:
            for group in _groups(batches):
                writer.write_table(pa.Table.from_batches(group))
        file.flush()
        os.fsync(file.fileno())


def _groups(batches: Any) -> Iterator[list[Any]]:
    """Put batches together until they are large enough.  `Any`: pyarrow has no types."""
    group: list[Any] = []
    size = 0
    for batch in batches:
        group.append(batch)
        size += batch.nbytes
        if size > _GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group
