"""Worker processes that may die or be stuck without losing a record.

Each worker is a Python interpreter of its own behind two pipes, and has a thread
here that hands it one batch at a time and reads an answer for each record.  It
is started by `subprocess` rather than `multiprocessing`: a worker then does not
import the caller's script anew, which needs no `if __name__ == "__main__"`,
works in a notebook and below a daemonic process, and is the same on all systems.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeAlias

from wpclean._worker import Answer, Failure, Raw, read_answer
from wpclean.errors import WorkerError

__all__ = ["Batch", "Pool"]

Batch: TypeAlias = list[tuple[int, Raw]]
"""Records, each with the number by which its answer is known."""

# Ctrl-C in a terminal goes to all processes of the group; the parent ends the workers.
# Where signals can be blocked, they are from the first; this is for Windows.
_PROGRAM = """\
import signal, sys, json
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.path[:] = json.loads(open(0, "rb", 0, closefd=False).readline())
from wpclean._worker import serve
serve()
"""
_BUFFER = 1 << 16
_STARTS = 3
_SECONDS_TO_END = 5.0
# A wait without end cannot be interrupted on Windows.
_LONGEST_WAIT = 1.0


class Pool:
    """Up to `jobs` worker processes; each is started when there is a batch for it.

    `settings` is a pickled `Settings`.  `timeout` is in seconds, for one record.

    The collector of garbage may close a forgotten generator, and so the pool, in any
    thread at any moment, one of the pool's own too: hence only locks and queues that
    can be entered twice.
    """

    def __init__(self, settings: bytes, jobs: int, timeout: float | None) -> None:
        self._settings = settings
        self._timeout = timeout
        self._batches: SimpleQueue[Batch | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[int, Answer] | Exception] = SimpleQueue()
        self._end_of_watch: SimpleQueue[None] = SimpleQueue()
        self._lock = threading.RLock()
        self._workers: set[_Worker] = set()
        self._is_closed = False
        self._owner = os.getpid()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(jobs)]
        if timeout is not None:
            self._threads.append(threading.Thread(target=self._watch, args=(timeout,), daemon=True))
        for thread in self._threads:
            thread.start()
        # A generator that is open at exit is collected when threads do not run any more.
        atexit.register(self.close)

    def submit(self, batch: Batch) -> None:
        """Hand in a batch for the next worker that is free."""
        self._batches.put(batch)

    def take(self, *, wait: bool) -> tuple[int, Answer] | None:
        """Give the next answer of any worker; None where there is none and `wait` is False.

        Raises `WorkerError` and `OSError` where no worker can be started.
        """
        while True:
            try:
                answer = self._answers.get(wait, _LONGEST_WAIT)
            except Empty:
                if wait:
                    continue
                return None
            if isinstance(answer, Exception):
                raise answer
            return answer

    def close(self, *, is_done: bool = False) -> None:
        """End all workers, at once unless all work `is_done`, and wait until they are gone."""
        # A fork of this process has a copy of the pool, but neither its threads nor workers.
        if self._owner != os.getpid():
            return
        atexit.unregister(self.close)
        with self._lock:
            self._is_closed = True
            if not is_done:
                for worker in self._workers:
                    worker.process.kill()
        self._end_of_watch.put(None)
        for _ in self._threads:
            self._batches.put(None)
        if threading.current_thread() not in self._threads:
            for thread in self._threads:
                thread.join()
            for worker in tuple(self._workers):  # of a thread that an error ended
                self._end(worker)

    def _serve(self) -> None:
        """Keep one worker at work; what ends it otherwise than `close` is given by `take`."""
        if hasattr(signal, "pthread_sigmask"):
            # A process inherits this: an interpreter that starts would report an interrupt.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        worker: _Worker | None = None
        try:
            while (batch := self._batches.get()) is not None and not self._is_closed:
                worker = self._work_off(batch, worker)
        except Exception as error:  # must reach the caller's thread, be it what it may
            self._answers.put(error)
        finally:
            if worker is not None:
                self._end(worker)

    def _work_off(self, batch: Batch, worker: _Worker | None) -> _Worker | None:
        """Answer each record of a batch, by as many workers as it takes; give the last one.

        Where a worker dies, its record gets a second chance in a fresh one: the fault
        may be of whoever ended the process and not the record's.
        """
        position, suspect = 0, -1
        while position < len(batch):
            if worker is None and (worker := self._start()) is None:
                return None
            try:
                worker.send([raw for _, raw in batch[position:]])
                for number, _ in batch[position:]:
                    self._answers.put((number, worker.receive()))
                    position += 1
                worker.is_busy = False
            except (EOFError, OSError):
                failure = self._bury(worker, is_last_chance=suspect == position)
                worker, suspect = None, position
                if self._is_closed:
                    return None
                if failure is not None:
                    self._answers.put((batch[position][0], failure))
                    position += 1
        return worker

    def _start(self) -> _Worker | None:
        """Start a worker; give None where the pool is closed."""
        for _ in range(_STARTS):
            with self._lock:
                if self._is_closed:
                    return None
                worker = _Worker()
                self._workers.add(worker)
                if self._is_closed:  # by the collector, in this very thread
                    worker.process.kill()
            try:
                answer = worker.begin(self._settings)
            except (EOFError, OSError):
                # It may be killed while it starts as well as later.
                fate = self._end(worker)
                continue
            if isinstance(answer, Failure):
                self._end(worker)
                hint = "; a task must be importable from a module" if answer.is_of_import else ""
                raise WorkerError(
                    f"a worker process cannot start: {answer.kind}: {answer.reason}{hint}"
                )
            return worker
        if self._is_closed:
            return None
        raise WorkerError(f"a worker process {fate} before its first record, {_STARTS} times")

    def _bury(self, worker: _Worker, *, is_last_chance: bool) -> Failure | None:
        """Clear up after a worker; give the failure where its record is to blame."""
        fate = self._end(worker)
        if worker.is_stuck:
            reason = f"took longer than timeout={self._timeout:g} seconds; its process was stopped"
            return Failure("TimeoutError", reason)
        if is_last_chance:
            return Failure("WorkerDied", f"the worker process {fate}, twice at this record")
        return None

    def _end(self, worker: _Worker) -> str:
        fate = worker.end()
        with self._lock:
            self._workers.discard(worker)
        return fate

    def _watch(self, timeout: float) -> None:
        """Stop workers whose record takes too long."""
        tick = min(timeout / 4, 1.0)
        before = time.monotonic()
        while not self._is_closed:
            try:
                self._end_of_watch.get(timeout=tick)
            except Empty:
                now = time.monotonic()
                with self._lock:
                    for worker in self._workers:
                        # While this process was stopped (Ctrl-Z), the worker was as well.
                        worker.charge(min(now - before, 2 * tick), timeout)
                before = now


class _Worker:
    """One worker process and the pipes to it."""

    def __init__(self) -> None:
        if not sys.executable or getattr(sys, "frozen", False):
            raise WorkerError(
                f"worker processes need a Python interpreter, not {sys.executable!r}; "
                "jobs=1 with timeout=None works without processes"
            )
        self.process = subprocess.Popen(
            # -P: what lies in the working folder must not stand for a module of Python's.
            [sys.executable, "-P", "-c", _PROGRAM],
            bufsize=_BUFFER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._inlet, self._outlet = self.process.stdin, self.process.stdout
        self.is_busy = False
        self._turn = 0
        self._stuck_at = -1
        self._charged = (0, 0.0)

    @property
    def is_stuck(self) -> bool:
        """Whether it was stopped for the record that is in turn."""
        return self._stuck_at == self._turn

    def begin(self, settings: bytes) -> Answer:
        """Send what is sent once; wait until the worker is ready for records."""
        path = [entry for entry in sys.path if isinstance(entry, str)]
        self._inlet.write(json.dumps(path).encode() + b"\n" + settings)
        self._inlet.flush()
        return self.receive()

    def send(self, raws: list[Raw]) -> None:
        self._turn += 1
        self.is_busy = True
        pickle.dump(raws, self._inlet, protocol=5)
        self._inlet.flush()

    def receive(self) -> Answer:
        answer = read_answer(self._outlet)
        self._turn += 1
        return answer

    def charge(self, seconds: float, timeout: float) -> None:
        """Add time to the record in turn; stop the worker where it has had too much."""
        turn, used = self._charged
        if turn != self._turn or not self.is_busy:
            self._charged = (self._turn, 0.0)
            return
        self._charged = (turn, used + seconds)
        if used + seconds >= timeout:
            self._stuck_at = turn
            self.process.kill()

    def end(self) -> str:
        """Close the pipes, wait until the process is gone, and say what became of it."""
        with suppress(OSError):  # what was not sent cannot be
            self._inlet.close()
        try:
            code = self.process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._outlet.close()
        if code >= 0:
            return f"ended with status {code}"
        return f"was killed by {_signal_name(-code)}"


def _signal_name(number: int) -> str:
    try:
        name = signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
    # The kernel says no more when memory runs out.
    return f"{name}, perhaps for lack of memory" if name == "SIGKILL" else name
