"""Between the caller's posts and the workers: reading ahead by so much, and putting in order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from wpclean._pool import Batch, Pool
from wpclean._source import PostLike
from wpclean._worker import Failure, Raw, pack
from wpclean.records import Place, Record, RecordError

__all__ = ["Ahead"]

# A batch ends with the record that reaches one of these: small enough that large posts
# do not wait for each other, large enough that a worker seldom waits for its next batch.
_MOST_RECORDS = 32
_MOST_BYTES = 1_000_000
# Slow input, as from a network, is not held back until a batch is full.
_MOST_SECONDS = 0.1


class Ahead:
    """Reads posts up to so many batches ahead of the results that were taken.

    A batch is out until the last of its results was taken.  So the reading stops where
    the caller takes none, and, with results in order, where a record is stuck.
    """

    def __init__(
        self,
        posts: Iterable[tuple[Place, PostLike | Record | RecordError]],
        pool: Pool,
        *,
        batches: int,
        ordered: bool,
    ) -> None:
        self.failure: Exception | None = None
        """What reading the posts raised: to be raised after the results of those before."""
        self._posts = iter(posts)
        self._pool = pool
        self._most_batches = batches
        self._ordered = ordered
        self._is_read = False
        self._is_slow = False
        self._read = 0
        """How many records were read; a record's number is how many came before it."""
        self._turn = 0
        """How many results were taken."""
        self._out: dict[int, tuple[Place, int]] = {}
        """Place and batch of each record whose result was not taken, by its number."""
        self._left: dict[int, int] = {}
        """How many of those each batch has; it goes by the number of its first record."""
        self._back: dict[int, bytes | RecordError] = {}
        """The results that wait for their turn."""

    def results(self) -> Iterator[tuple[Place, bytes | RecordError]]:
        """Give the result of each post, with its place."""
        while self._out or not self._is_read:
            has_room = not self._is_read and len(self._left) < self._most_batches
            # Fast input is read before a result is given, lest workers wait for the caller;
            # before slow input is read, results are given, lest they wait for the input.
            if has_room and not self._is_slow:
                self._read_batch()
                number = self._take(wait=False)
            else:
                number = self._take(wait=not has_room)
                if number is None and has_room:
                    self._read_batch()
            if number is not None:
                yield self._give(number)

    def _read_batch(self) -> None:
        batch: Batch = []
        first, size, begin = self._read, 0, time.monotonic()
        self._is_slow = False
        while self._read - first < _MOST_RECORDS and size < _MOST_BYTES and not self._is_slow:
            try:
                place, post = next(self._posts)
            except StopIteration:
                self._is_read = True
                break
            except Exception as error:  # the caller's own, due after the results before it
                self.failure, self._is_read = error, True
                break
            packed = _packed(place, post)
            if isinstance(packed, Raw):
                batch.append((self._read, packed))
                size += len(packed.data)
            else:
                self._back[self._read] = packed
            self._out[self._read] = (place, first)
            self._read += 1
            self._is_slow = time.monotonic() - begin > _MOST_SECONDS
        if self._read > first:
            self._left[first] = self._read - first
        if batch:
            self._pool.submit(batch)

    def _take(self, *, wait: bool) -> int | None:
        """Give the number of the next result; None where it is not there and `wait` is False."""
        while True:
            number = self._turn if self._ordered else next(iter(self._back), self._turn)
            if number in self._back:
                return number
            answer = self._pool.take(wait=wait)
            if answer is None:
                return None
            number, result = answer
            place, _ = self._out[number]
            self._back[number] = result.at(place) if isinstance(result, Failure) else result

    def _give(self, number: int) -> tuple[Place, bytes | RecordError]:
        self._turn += 1
        place, batch = self._out.pop(number)
        self._left[batch] -= 1
        if not self._left[batch]:
            del self._left[batch]
        return place, self._back.pop(number)


def _packed(place: Place, post: PostLike | Record | RecordError) -> Raw | RecordError:
    if isinstance(post, RecordError):
        return post
    try:
        return pack(post)
    except Exception as error:  # a record's failure is a value; a mapping may raise anything
        return Failure.of(error).at(place)
