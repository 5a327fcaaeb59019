"""The examples of the README and of the docstrings do what they show."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import wpclean

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    module.name for module in pkgutil.walk_packages(wpclean.__path__, "wpclean.")
    if not module.name.endswith("__main__")
)  # fmt: skip
FENCE = re.compile(r"^```python\n.*?^```$", re.M | re.S)
NEED_SPACY = ["wpclean.spacy"]
needs_spacy = pytest.mark.skipif(
    find_spec("spacy") is None, reason="spaCy is missing: pip install 'wpclean[nlp]'"
)


def check_examples(text: str) -> None:
    """Run the examples of the README, in one namespace."""
    examples = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner().run(examples)
    assert result.attempted > 10
    assert result.failed == 0


def test_the_examples_of_the_readme_hold():
    """All but those that need spaCy, of which only the lines are left, for their number."""

    def without_spacy(fence: re.Match[str]) -> str:
        return "\n" * fence[0].count("\n") if "spacy" in fence[0] else fence[0]

    check_examples(FENCE.sub(without_spacy, (ROOT / "README.md").read_text("utf-8")))


@pytest.mark.nlp
@needs_spacy
def test_the_examples_of_the_readme_with_spacy_hold():
    check_examples((ROOT / "README.md").read_text("utf-8"))


def with_marks(name: str):
    """Mark the modules that need an extra."""
    return pytest.param(name, marks=[pytest.mark.nlp, needs_spacy] if name in NEED_SPACY else [])


@pytest.mark.parametrize("name", ["wpclean", *map(with_marks, MODULES)])
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
