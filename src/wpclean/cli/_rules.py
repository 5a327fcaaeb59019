"""The rules that a command asks for: those of wpclean, without some, with those of a file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from wpclean.errors import RuleError
from wpclean.rules import RULES, Rule, RuleSet

__all__ = ["build_rules"]


def build_rules(without: Sequence[str], file: Path | None) -> RuleSet:
    """Take rules out, then add those of a TOML file: so one can be replaced by its name.

    Raises `RuleError`, which names the file and the row.
    """
    rules = RULES.without(*without) if without else RULES
    if file is None:
        return rules
    own: dict[str, Rule] = {}
    for row, rule in _rules_of(file):
        if rule.name in own or rule.name in rules:
            hint = "" if rule.name in own else f"; --without {rule.name} makes room for it"
            raise RuleError(f"{file}, {row}: there is a rule of this name{hint}")
        own[rule.name] = rule
    return rules.add(*own.values())


def _rules_of(file: Path) -> Iterator[tuple[str, Rule]]:
    """Give the rules of a file, each with what to call its row in an error."""
    for number, fields in enumerate(_rows(file), 1):
        name = fields.get("name") if isinstance(fields, dict) else None
        row = f"rule {number}" + (f" ({name!r})" if name else "")
        try:
            rule = _rule(fields)
            RuleSet().add(rule)
        except (RuleError, msgspec.ValidationError) as error:
            raise RuleError(f"{file}, {row}: {error}") from error
        yield row, rule


def _rows(file: Path) -> list[object]:
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise RuleError(f"{file}: {error.strerror}") from error
    except ValueError as error:  # also where it is no UTF-8
        raise RuleError(f"{file}: this is no TOML: {error}") from error
    rows = content.pop("rule", None)
    if content or not isinstance(rows, list):
        names = ", ".join(map(repr, content)) or "nothing" if rows is None else "others"
        raise RuleError(f"{file}: wanted are [[rule]] tables, this has {names}")
    return rows


def _rule(fields: object) -> Rule:
    unknown = set(fields) - set(Rule.__struct_fields__) if isinstance(fields, dict) else ()
    if unknown:
        raise RuleError(
            f"a rule has no {', '.join(sorted(unknown))}; it has "
            + ", ".join(Rule.__struct_fields__)
        )
    return msgspec.convert(fields, Rule)
