"""What wpclean raises.

WpcleanError
├── SourceError     the input is not something that holds a post
├── LimitError      the input is past a bound of `Limits`
├── RuleError       a rule table cannot be built as asked
├── PointerError    a pointer into JSON is none (in `wpclean.io`)
├── RecordError     one record of a batch failed (in `wpclean.records`)
└── WorkerError     a batch cannot have worker processes
"""

from __future__ import annotations

__all__ = ["LimitError", "RuleError", "SourceError", "WorkerError", "WpcleanError"]


class WpcleanError(Exception):
    """The base of all errors that wpclean raises on purpose."""


class SourceError(WpcleanError, ValueError):
    """The input is not a post: the message says what came and what is accepted."""


class LimitError(WpcleanError, ValueError):
    """The input is past a bound.

    `limit` is the name of the field of `Limits`, `value` its setting, and
    `offset` the place in the HTML (code points) where it was passed.
    """

    def __init__(self, limit: str, value: int, offset: int) -> None:
        super().__init__(
            f"the HTML is past the limit {limit}={value} at offset {offset}; "
            f"raise it with limits=Limits({limit}=…) if the input is to be trusted"
        )
        self.limit = limit
        self.value = value
        self.offset = offset

    def __reduce__(self) -> tuple[type[LimitError], tuple[str, int, int]]:
        """Pickle by the three values, so that an error can leave a worker process."""
        return type(self), (self.limit, self.value, self.offset)


class RuleError(WpcleanError, ValueError):
    """A rule has a bad selector, a name twice, or a name that is not in the table."""


class WorkerError(WpcleanError, RuntimeError):
    """No worker process can start: what it needs cannot be sent or imported, or it dies at once.

    No record is at fault, so this ends a batch.
    """
