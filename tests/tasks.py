"""What the tests of batches have done in worker processes, which import it from here."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from wpclean import Article


def text(article: Article) -> bytes:
    return article.text.encode()


def process_id(article: Article) -> bytes:
    return str(os.getpid()).encode()


def die_of_a_gull(article: Article) -> bytes:
    if "gull" in article.text:
        os._exit(3)
    return text(article)


def be_killed_once(flag: Path, article: Article) -> bytes:
    """Be killed at the first gull, as by somebody from outside, and never again."""
    if "gull" in article.text and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return text(article)


def be_stuck_at_a_gull(article: Article) -> bytes:
    """Be stuck in C, where no signal handler of Python and no other thread runs."""
    if "gull" in article.text:
        sum(range(10**14))
    return text(article)


def raise_at_a_gull(article: Article) -> bytes:
    if "gull" in article.text:
        raise KeyError("gull")
    return text(article)


def print_and_read(article: Article) -> bytes:
    print("a task may print")  # noqa: T201
    os.write(1, b"and so may a library in C\n")
    return text(article) + sys.stdin.read().encode()


def no_bytes(article: Article) -> bytes:
    return article.text  # type: ignore[return-value]


class Unlucky(Exception):  # noqa: N818
    """Pickles, but does not unpickle."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def raise_unlucky(article: Article) -> bytes:
    raise Unlucky("black", "cat")
