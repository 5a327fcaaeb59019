"""What ends a run: the message is for the user, and is all that they see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["OutputError", "Refusal", "reason_of", "writing"]


class Refusal(Exception):  # noqa: N818 - nothing failed: nothing was begun
    """What is asked for cannot be begun as things are; nothing was written."""


class OutputError(Exception):
    """What was made cannot be written."""


@contextmanager
def writing(name: object) -> Iterator[None]:
    """Say what it was that could not be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: {reason_of(error)}") from error


def reason_of(error: OSError) -> str:
    """Give what the system says, without the number and the path."""
    return error.strerror or str(error)
