"""How far a run has come, and what it was asked: a small file beside the output."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

import wpclean
from wpclean.cli._errors import Refusal, reason_of
from wpclean.cli._tally import Tally
from wpclean.io._files import find_files
from wpclean.rules import RuleSet

__all__ = ["Asked", "Checkpoint", "fingerprint", "load", "save"]


class Asked(msgspec.Struct, frozen=True):
    """All that the bytes of the output hang on; a run goes on only where it is the same."""

    version: str
    paths: tuple[str, ...]
    files: str
    """A digest of the files' names, sizes and times."""
    pointer: str
    to: str
    rules: str
    """A digest of the rule set."""
    errors: str
    """Where the errors go: their part of the file is recorded, too."""

    def difference(self, then: Asked) -> str:
        """Say what another run was asked; empty where it was the same."""
        for name in self.__struct_fields__:
            before, now = getattr(then, name), getattr(self, name)
            if before == now:
                continue
            if name in ("files", "rules"):
                return f"{_WORDS[name]} have changed"
            if name == "paths":
                before, now = " ".join(before), " ".join(now)
            return f"{_WORDS[name]} {before or 'not given'}, now {now or 'not given'}"
        return ""


_WORDS = {
    "version": "it was made by wpclean",
    "paths": "the input was",
    "files": "the input files",
    "pointer": "--pointer was",
    "to": "--to was",
    "rules": "the rules (--rules, --without)",
    "errors": "--errors was",
}


class Checkpoint(msgspec.Struct):
    """The state of a run at a moment when all that it counts was on the disk."""

    asked: Asked
    tally: Tally
    out_bytes: int = 0
    error_bytes: int = 0
    is_complete: bool = False
    """Whether the input was at its end, and only the last steps are left."""


def fingerprint(
    paths: Sequence[str], pointer: str, to: str, rules: RuleSet, errors: Path | None
) -> Asked:
    """Describe what is asked, with the input as it is now."""
    return Asked(
        version=wpclean.__version__,
        paths=tuple(paths),
        files=_digest_of_files(paths),
        pointer=pointer,
        to=to,
        rules=hashlib.sha256(msgspec.json.encode(list(rules))).hexdigest(),
        errors=str(errors or ""),
    )


def _digest_of_files(paths: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        for file in find_files(path):
            digest.update(os.fsencode(f"{file}\0{_state(str(file))}\0"))
    return digest.hexdigest()


def _state(file: str) -> str:
    try:
        status = Path(file).stat()
    except (OSError, ValueError):  # it may be gone, unreadable, or `-`
        return ""
    # A pipe has neither.
    return f"{status.st_size} {status.st_mtime_ns}" if Path(file).is_file() else ""


def load(path: Path) -> Checkpoint | None:
    """Read a checkpoint, None where there is none; raise `Refusal` for one that is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Checkpoint)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refusal(f"cannot write {path}: {reason_of(error)}") from error
    except msgspec.MsgspecError as error:
        raise Refusal(
            f"{path} is no checkpoint of wpclean ({error}): delete it to begin anew"
        ) from error


def save(path: Path, checkpoint: Checkpoint) -> None:
    """Replace the checkpoint at once: whoever kills the run leaves the old one or the new one."""
    temporary = path.with_name(path.name + ".new")
    try:
        with temporary.open("wb") as file:
            file.write(msgspec.json.encode(checkpoint))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
