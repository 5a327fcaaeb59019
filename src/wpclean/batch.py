"""Many posts at once: worker processes, in order, in constant memory, each error a value.

`extract_many` gives articles.  `map_records` gives bytes that a function made
of each article in its worker process, for who writes files: rendering costs
the parent nothing then.

Both read a few batches ahead of the consumer and no further.  A record that
cannot be extracted is a `RecordError` in its turn, and so is one whose process
dies of it, or that takes longer than `timeout`; the others are not touched by
it.  Worker processes do not import the caller's script, so that no
`if __name__ == "__main__"` is needed.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypeVar

from wpclean._source import PostLike
from wpclean._worker import Failure, Settings, pickled
from wpclean.article import Article
from wpclean.errors import SourceError, WorkerError
from wpclean.limits import LIMITS, Limits
from wpclean.records import Place, Record, RecordError
from wpclean.rules import RULES, RuleSet

__all__ = ["extract_many", "map_records"]

T = TypeVar("T")

Results: TypeAlias = Generator[tuple[Place, T | RecordError], None, None]


def extract_many(
    posts: Iterable[PostLike | Record | RecordError],
    *,
    jobs: int | None = None,
    on_error: Literal["yield", "raise", "skip"] = "yield",
    ordered: bool = True,
    rules: RuleSet = RULES,
    known_repeats: Container[str] = (),
    limits: Limits = LIMITS,
    timeout: float | None = 60.0,
) -> Generator[Article | RecordError, None, None]:
    """Extract the articles of many posts, in worker processes.

    `posts` are what `extract` takes, and what `wpclean.io` reads.  They are read in the
    caller's thread, at most `2 * jobs + 1` batches of 32 posts or 1 MB ahead.

    `jobs` is the number of worker processes; None takes one for each usable CPU.
    `timeout` bounds the seconds that one post may take: its process is stopped.  With
    `jobs=1` and `timeout=None` all is done in this process.

    `on_error` says what becomes of a post that fails: `yield` gives its `RecordError` in
    its turn, `raise` raises it, `skip` leaves it out.  The error's `kind` is the name of
    what was raised (which is also its `__cause__`), `TimeoutError`, or `WorkerDied` where
    two worker processes died of the post.  A post that is not a `Record` has its number as
    its place, `Place(index=n)`.

    Results come in the order of `posts`; with `ordered=False` as they are done.  What
    iterating over `posts` raises is raised after the results of the posts before.  Closing
    the generator ends the workers.

    Raises `WorkerError` where no worker can start, `SourceError` where `posts` is one
    post, `ValueError` for an argument out of range.

    >>> from wpclean import extract_many
    >>> for result in extract_many(["<p>Gulls.</p>", {"title": "Terns"}], jobs=1):
    ...     print(getattr(result, "text", None) or result.place)
    Gulls.
    record 1
    """
    if on_error not in ("yield", "raise", "skip"):
        raise ValueError(f"on_error={on_error!r}: accepted are 'yield', 'raise' and 'skip'")
    settings = Settings(pickled, rules, known_repeats, limits)
    if _is_local(jobs, timeout):
        return _articles(_map_here(_placed(posts), settings.article), on_error)
    return _articles(_map_there(_placed(posts), settings, jobs, timeout, ordered), on_error)


def map_records(
    posts: Iterable[PostLike | Record | RecordError],
    task: Callable[[Article], bytes],
    *,
    jobs: int | None = None,
    ordered: bool = True,
    rules: RuleSet = RULES,
    known_repeats: Container[str] = (),
    limits: Limits = LIMITS,
    timeout: float | None = 60.0,
) -> Generator[tuple[Place, bytes | RecordError], None, None]:
    """Extract many posts and give what `task` makes of each article, with the post's place.

    `task` runs in the worker process and is sent there once: a function of a module, or
    a `functools.partial` of one.  What it raises is a `RecordError` of its post.  All else
    is as in `extract_many`.

    >>> from wpclean import Article
    >>> from wpclean.batch import map_records
    >>> list(map_records(["<p>Gulls.</p>"], Article.to_json, jobs=1))
    [(Place(file='', line=None, index=0), b'{"blocks":[{"type":"Paragraph","text":"Gulls."}]}')]
    """
    settings = Settings(task, rules, known_repeats, limits)
    if _is_local(jobs, timeout):
        return _map_here(_placed(posts), settings.result)
    return _map_there(_placed(posts), settings, jobs, timeout, ordered)


def _articles(
    results: Results[Article] | Results[bytes], on_error: str
) -> Generator[Article | RecordError, None, None]:
    try:
        for _, result in results:
            if isinstance(result, bytes):
                yield pickle.loads(result)
            elif isinstance(result, Article) or on_error == "yield":
                yield result
            elif on_error == "raise":
                raise result
    finally:
        # Whoever keeps the traceback of an error would keep the workers, too.
        results.close()


def _is_local(jobs: int | None, timeout: float | None) -> bool:
    """Judge the two arguments; tell whether they ask for no process."""
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs={jobs!r}: accepted are whole numbers from 1, and None")
    if timeout is not None and not timeout > 0:
        raise ValueError(f"timeout={timeout!r}: accepted are seconds above 0, and None")
    return jobs == 1 and timeout is None


Placed: TypeAlias = Iterator[tuple[Place, PostLike | Record | RecordError]]


def _placed(posts: Iterable[PostLike | Record | RecordError]) -> Placed:
    """Give each post with where it stood; raise `SourceError` for one post instead of many."""
    if isinstance(posts, str | bytes | bytearray | memoryview | Mapping | Record):
        raise SourceError(
            f"cannot read posts from {type(posts).__name__}, which is one post: "
            "accepted is an iterable of posts; extract() takes one"
        )
    return ((_place(post, index), post) for index, post in enumerate(posts))


def _place(post: PostLike | Record | RecordError, index: int) -> Place:
    if isinstance(post, RecordError) or (isinstance(post, Record) and post.place != Place()):
        return post.place
    return Place(index=index)


def _map_here(posts: Placed, make: Callable[[PostLike | Record], T]) -> Results[T]:
    """Make the results in this process."""
    for place, post in posts:
        if isinstance(post, RecordError):
            yield place, post
            continue
        try:
            result = make(post)
        except Exception as error:  # a record's failure is a value, and the others go on
            yield place, Failure.of(error).at(place)
        else:
            yield place, result


def _map_there(
    posts: Placed, settings: Settings, jobs: int | None, timeout: float | None, ordered: bool
) -> Results[bytes]:
    """Make the results in worker processes."""
    # Here, because `import wpclean` is to be fast and few need processes.
    from wpclean._ahead import Ahead  # noqa: PLC0415
    from wpclean._pool import Pool  # noqa: PLC0415

    try:
        pickled_settings = pickle.dumps(settings, protocol=5)
    except Exception as error:  # whatever a container or a function of the caller's raises
        raise WorkerError(
            f"cannot send to worker processes what they need: {error}; "
            "jobs=1 with timeout=None works without processes"
        ) from error
    count = jobs or _usable_cpus()

    def results() -> Results[bytes]:
        pool = Pool(pickled_settings, count, timeout)
        is_done = False
        try:
            ahead = Ahead(posts, pool, batches=2 * count + 1, ordered=ordered)
            yield from ahead.results()
            is_done = True
        finally:
            pool.close(is_done=is_done)
        if ahead.failure is not None:
            raise ahead.failure

    return results()


def _usable_cpus() -> int:
    if hasattr(os, "sched_getaffinity"):  # neither macOS nor Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
