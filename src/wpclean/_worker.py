"""What runs in a worker process: raw records in, results out, until the pipe ends.

The parent writes the `Settings` once, then batches, each a pickled list of
`Raw`.  The worker answers each record of a batch as soon as it is done, so
that the first record without an answer is the one at fault when the worker
dies or is stuck.
"""

from __future__ import annotations

import json
import os
import pickle
import struct
import traceback
from collections.abc import Callable, Container
from contextlib import suppress
from typing import IO, Literal, NamedTuple, TypeAlias

from wpclean._pipeline import extract, extract_post
from wpclean._source import Post, PostLike, read_post
from wpclean.article import Article
from wpclean.errors import WpcleanError
from wpclean.limits import Limits
from wpclean.records import Place, Record, RecordError
from wpclean.rules import RuleSet

__all__ = ["Failure", "Raw", "Settings", "pack", "pickled", "read_answer", "serve"]

_HEADER = struct.Struct("<?Q")


class Raw(NamedTuple):
    """A record on its way to a worker; `post` is a pickled `Post`."""

    form: Literal["json", "html", "post"]
    data: bytes


class Failure(NamedTuple):
    """Why a record has no result."""

    kind: str
    reason: str
    pickled_error: bytes = b""
    """The exception, where it can be pickled."""

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """Describe an exception; where it is none that input should cause, with its traceback."""
        if not isinstance(error, WpcleanError | ValueError):
            error.add_note("".join(traceback.format_exception(error)))
        try:
            pickled_error = pickle.dumps(error.with_traceback(None))
        except Exception:  # whatever the error's own fields raise
            pickled_error = b""
        kind = type(error).__name__
        return cls(kind, str(error) or kind, pickled_error)

    @property
    def is_of_import(self) -> bool:
        """Whether something was not where it was to be imported from."""
        return self.kind in ("AttributeError", "ImportError", "ModuleNotFoundError")

    def at(self, place: Place) -> RecordError:
        """Make the error of the record that stood there."""
        error = RecordError(place, self.kind, self.reason)
        with suppress(Exception):  # not every exception survives being pickled
            error.__cause__ = pickle.loads(self.pickled_error)
        return error


Answer: TypeAlias = bytes | Failure


class Settings(NamedTuple):
    """What is the same for all records, and what is done with them."""

    task: Callable[[Article], bytes]
    rules: RuleSet
    known_repeats: Container[str]
    limits: Limits

    def article(self, source: PostLike | Record | Raw) -> Article:
        """Read and extract one record; raise what `json.loads` and `extract` raise."""
        return extract_post(_read(source), self.rules, self.known_repeats, self.limits)

    def result(self, source: PostLike | Record | Raw) -> bytes:
        """Do the task; raise what it raises, too, and `TypeError` where it gives no bytes."""
        result = self.task(self.article(source))
        # `bytes` is what the task promises; mypy does not see the callers that do not ask it.
        if not isinstance(result, bytes):
            raise TypeError(f"the task gave {type(result).__name__}, wanted bytes")
        return result


def pack(source: PostLike | Record) -> Raw:
    """Make what a worker can be sent; raise `SourceError` for what is no post."""
    if isinstance(source, Record):
        return Raw(source.form, source.data)
    return Raw("post", pickle.dumps(read_post(source), protocol=5))


def _read(source: PostLike | Record | Raw) -> Post:
    if not isinstance(source, Record | Raw):
        return read_post(source)
    if source.form == "json":
        return read_post(json.loads(source.data))
    if source.form == "html":
        return read_post(source.data)
    post: Post = pickle.loads(source.data)
    return post


def pickled(article: Article) -> bytes:
    """Encode an article without loss: it may hold an address that has no UTF-8."""
    return pickle.dumps(article, protocol=5)


def read_answer(pipe: IO[bytes]) -> Answer:
    """Read an answer; raise `EOFError` where the worker ended before it was complete."""
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    is_result, length = _HEADER.unpack(header)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data if is_result else Failure(*pickle.loads(data))


def _write_answer(pipe: IO[bytes], answer: Answer) -> None:
    data = pickle.dumps(tuple(answer)) if isinstance(answer, Failure) else answer
    pipe.write(_HEADER.pack(data is answer, len(data)))
    pipe.write(data)
    pipe.flush()


def serve() -> None:
    """Answer the parent's records until it closes the pipe or is gone."""
    inlet, outlet = _take_pipes()
    try:
        settings = _first_answer(inlet, outlet)
        while settings is not None:
            for raw in pickle.load(inlet):
                _write_answer(outlet, _answer(settings, raw))
    except (EOFError, OSError):
        # Python would try to write what is left to a pipe that nobody reads, and complain.
        os._exit(0)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep standard input and output for the parent: a task that prints must not break in."""
    inlet, outlet = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return inlet, outlet


def _first_answer(inlet: IO[bytes], outlet: IO[bytes]) -> Settings | None:
    """Read the settings and say whether they can be used."""
    try:
        settings = Settings(*pickle.load(inlet))
        # The rules are compiled at their first use, which is not to count for the first record.
        extract("<p>a</p>", rules=settings.rules)
    except Exception as error:  # unpickling imports modules, which may do anything
        _write_answer(outlet, Failure.of(error))
        return None
    _write_answer(outlet, b"")
    return settings


def _answer(settings: Settings, raw: Raw) -> Answer:
    try:
        return settings.result(raw)
    except Exception as error:  # a record's failure is a value; the others go on
        return Failure.of(error)
