"""What goes wrong while a file is read, before it is known at which record."""

from __future__ import annotations

from wpclean.records import Place, RecordError

__all__ = ["Fault", "missing_extra"]


class Fault(Exception):  # noqa: N818 - it never leaves the package
    """A `RecordError` that has no place yet."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason

    def at(self, place: Place) -> RecordError:
        """Say where it was."""
        return RecordError(place, self.kind, self.reason)


def missing_extra(what: str) -> Fault:
    """Say what to install for input of this kind."""
    return Fault("ModuleNotFoundError", f"to read {what}, run: pip install 'wpclean[io]'")
