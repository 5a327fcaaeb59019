"""Pointers into JSON: RFC 6901, with `*` for every element or member."""

from __future__ import annotations

import re
from typing import TypeAlias

from wpclean.errors import WpcleanError

__all__ = ["Pointer", "PointerError", "join", "parse_pointer"]

Pointer: TypeAlias = tuple[str, ...]


class PointerError(WpcleanError, ValueError):
    """A pointer is not of the form of RFC 6901: the message says what came."""


def parse_pointer(pointer: str) -> Pointer:
    """Split a pointer into the names it goes by."""
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise PointerError(
            f"the pointer {pointer!r} must be empty or begin with '/', as in '/posts' or '/*/body'"
        )
    if re.search(r"~(?![01])", pointer):
        raise PointerError(f"in the pointer {pointer!r}, '~' must be '~0' ('~') or '~1' ('/')")
    names = pointer[1:].split("/")
    return tuple(name.replace("~1", "/").replace("~0", "~") for name in names)


def join(names: Pointer) -> str:
    """Write the pointer that goes by these names."""
    return "".join("/" + name.replace("~", "~0").replace("/", "~1") for name in names)
