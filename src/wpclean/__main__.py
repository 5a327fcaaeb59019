"""`wpclean` and `python -m wpclean`: the command line, where its extra is installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its status."""
    if find_spec("click") is None or find_spec("rich") is None:
        sys.exit(_without_click())
    from wpclean.cli._command import command  # noqa: PLC0415 - an extra

    command(prog_name="wpclean")


def _without_click() -> int:
    sys.stderr.write("wpclean: the command line needs click: pip install 'wpclean[cli]'\n")
    return 2


if __name__ == "__main__":
    main()
