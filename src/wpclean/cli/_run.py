"""The loop behind the command: read, render in workers, count, write."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

from wpclean.batch import map_records
from wpclean.cli._checkpoint import fingerprint
from wpclean.cli._errors import OutputError
from wpclean.cli._explain import Explainer
from wpclean.cli._output import ErrorLog, File, Output, Stdout
from wpclean.cli._render import render, unpack
from wpclean.cli._sink import Explained, Joined, Sink
from wpclean.cli._terminal import Terminal, say
from wpclean.errors import WorkerError
from wpclean.io import Meter, read
from wpclean.io._files import find_files
from wpclean.records import Record, RecordError
from wpclean.rules import RuleSet

__all__ = ["Request", "run"]

# Below this, one process is done before others have started.
_FEW_RECORDS = 100
_FEW_BYTES = 2_000_000
_FEW_SECONDS = 0.5
_TIMEOUT = 60.0


class Request(NamedTuple):
    """What the command line asks for, checked and with its defaults filled in."""

    paths: tuple[str, ...]
    out: Path | None
    form: str
    jobs: int | None
    rules: RuleSet
    pointer: str
    errors: Path | None
    resume: bool
    limit: int | None
    quiet: bool


Records: TypeAlias = Iterator[Record | RecordError]


def run(request: Request) -> int:
    """Do what is asked; give the exit status.  Raises `Refusal` where it cannot be begun."""
    output = _open_output(request)
    if isinstance(output, File) and output.is_done:
        if not request.quiet:
            say(f"{request.out} is there already: nothing to do")
        return _status(output)
    hint = "; what is written stays, --resume goes on from there" if request.out else ""
    try:
        _work(request, output)
    except KeyboardInterrupt:
        output.stop()
        say(f"stopped{hint}")
        return 130
    except BrokenPipeError:
        # The reader (`| head`) has what it wants; Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        output.stop()
    except (OutputError, WorkerError) as error:
        output.stop()
        say(f"{error}{hint}")
        return 1
    return _status(output)


def _status(output: Output) -> int:
    return 1 if output.tally.errors else 0


def _open_output(request: Request) -> Output:
    if request.out is None:
        errors = ErrorLog(request.errors)
        file = sys.stdout.buffer
        return Stdout(file, _sink(request, file), errors)
    asked = fingerprint(request.paths, request.pointer, request.form, request.rules, request.errors)
    return File(request.out, request.errors, asked, resume=request.resume)


def _sink(request: Request, file: IO[bytes]) -> Sink:
    if request.form != "explain":
        return Joined(file, request.form)
    console = None
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

        console = Console()
    return Explained(file, Explainer(request.rules, console))


def _work(request: Request, output: Output) -> None:
    tally = output.tally
    began_at = time.monotonic() - tally.seconds
    if not (isinstance(output, File) and output.is_complete):
        meter = Meter()
        records = islice(read(*request.paths, pointer=request.pointer, meter=meter), request.limit)
        # Those that an earlier run has done.
        for _ in islice(records, tally.records):
            pass
        with (
            _terminal(request, output, meter) as terminal,
            closing(_map(request, records)) as results,
        ):
            for result in results:
                _take(result, output, terminal)
                tally.seconds = time.monotonic() - began_at
                output.settle()
                terminal.advance()
    output.finish()
    tally.seconds = time.monotonic() - began_at
    if not request.quiet and (request.out or tally.records > 1):
        say(tally.summary())


def _take(result: bytes | RecordError, output: Output, terminal: Terminal) -> None:
    if isinstance(result, RecordError):
        output.fail(result)
        output.tally.errors += 1
        terminal.fail(result)
    else:
        rendered = unpack(result)
        output.write(rendered.payload)
        output.tally.add(rendered)


def _map(request: Request, records: Records) -> Generator[bytes | RecordError, None, None]:
    """Render the records, here or in as many processes as is worth it."""
    jobs = request.jobs
    if jobs is None:
        head, is_all = _peek(records)
        jobs = 1 if is_all else None
        records = chain(head, records)
    task = partial(render, request.form)
    timeout = None if jobs == 1 else _TIMEOUT
    results = map_records(records, task, jobs=jobs, rules=request.rules, timeout=timeout)
    with closing(results):
        for _, result in results:
            yield result


def _peek(records: Records) -> tuple[list[Record | RecordError], bool]:
    """Read the first records; tell whether they are all, and few."""
    head: list[Record | RecordError] = []
    size, began_at = 0, time.monotonic()
    for record in records:
        head.append(record)
        size += len(record.data) if isinstance(record, Record) else 0
        is_slow = time.monotonic() - began_at > _FEW_SECONDS
        if len(head) > _FEW_RECORDS or size > _FEW_BYTES or is_slow:
            return head, False
    return head, True


def _terminal(request: Request, output: Output, meter: Meter) -> Terminal:
    # Text and a bar cannot share a terminal.
    has_progress = (
        sys.stderr.isatty()
        and not request.quiet
        and (request.out is not None or not sys.stdout.isatty())
    )
    return Terminal(
        output.tally,
        meter,
        _size_of(request.paths) if has_progress else None,
        has_progress=has_progress,
        has_log=request.errors is not None,
    )


def _size_of(paths: tuple[str, ...]) -> int | None:
    """Give how many bytes are to be read; None where there is a pipe among them."""
    total = 0
    for file in chain.from_iterable(map(find_files, paths)):
        if isinstance(file, RecordError) or not Path(file).exists():
            continue
        if not Path(file).is_file():
            return None
        total += Path(file).stat().st_size
    return None if "-" in paths else total
