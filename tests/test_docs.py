"""The examples of the README and of the docstrings do what they show."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import wpclean

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    module.name for module in pkgutil.walk_packages(wpclean.__path__, "wpclean.")
    if not module.name.endswith("__main__")
)  # fmt: skip


def test_the_examples_of_the_readme_hold():
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert result.attempted > 10
    assert result.failed == 0


@pytest.mark.parametrize("name", ["wpclean", *MODULES])
def test_the_examples_of_a_module_hold(name: str):
    if name == "wpclean.datatrove":
        pytest.importorskip("datatrove", reason="datatrove is not installed")
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_readme_begins_with_the_two_commands():
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert blocks[0].startswith("pip install '.[cli]' && python -m wpclean corpus/posts/")
    assert blocks[1] == "pip install -e '.[test]' && python -m pytest -q\n"
    path = blocks[0].split()[-1]
    assert (ROOT / path).is_file()
