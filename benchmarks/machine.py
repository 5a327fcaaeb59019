"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import wpclean

__all__ = ["describe", "load", "version_of"]

_CPU_INFO = Path("/proc/cpuinfo")


def describe() -> dict[str, str | int]:
    """Name the machine and the versions that bear on every figure."""
    return {
        "cpu": _cpu(),
        "cpus": os.cpu_count() or 0,
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "wpclean": wpclean.__version__,
        "selectolax": version_of("selectolax") or "",
    }


def load() -> float | None:
    """Give the load average of the last minute: above 0 before a run, others disturb it."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def version_of(package: str) -> str | None:
    """Give the version of an installed package; None where it is missing."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _cpu() -> str:
    """Name the processor; `platform.processor()` is empty on most Linux systems."""
    if _CPU_INFO.exists():
        for line in _CPU_INFO.read_text("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()
