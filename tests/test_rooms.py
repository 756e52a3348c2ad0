"""The rooms of the library: each module imports from its own room and from rooms before it, and none in a circle."""

import ast
import pydoc
import re
from pathlib import Path

import pytest

import course_lib

LIBRARY = Path(course_lib.__file__).parent
ORDER = ("launch", "errors", "wanted", "words", "loader", "annotations", "suggesting", "comparing", "corpora", "display",
         "analysis", "figures", "explorers", "edition", "exercises", "own_texts")


def imports(path):
    """The modules of the library that a file imports anywhere in it, as ``room.module``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course_lib."):
            name = node.module.removeprefix("course_lib.")
            yield from [name] if (LIBRARY / f"{name.replace('.', '/')}.py").is_file() else [
                f"{name}.{alias.name}" for alias in node.names]


USES = {".".join(path.relative_to(LIBRARY).with_suffix("").parts): set(imports(path))
        for path in LIBRARY.rglob("*.py") if not path.name.startswith("__")}


def place(module):
    return ORDER.index(module.split(".")[0])


def test_every_module_has_a_room():
    assert {module.split(".")[0] for module in USES} == set(ORDER)


@pytest.mark.parametrize("module", sorted(USES))
def test_imports_go_in_one_direction(module):
    assert not {used for used in USES[module] if place(used) > place(module)}


def test_no_module_imports_itself_by_way_of_others():
    done = set()
    while ready := {module for module in USES.keys() - done if USES[module] <= done}:
        done |= ready
    assert done == USES.keys(), sorted(USES.keys() - done)


TOLD = (LIBRARY.parent / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```")[1]


@pytest.mark.parametrize("name", re.findall(rf"^ *((?:{'|'.join(ORDER)})\.[\w.]*)", TOLD, re.MULTILINE))
def test_the_way_of_a_page_that_maintainers_are_told_is_there(name):
    assert pydoc.locate(f"course_lib.{name}") is not None
