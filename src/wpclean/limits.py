"""How large, how deep and how tangled the HTML of a post may be."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMITS", "Limits"]
