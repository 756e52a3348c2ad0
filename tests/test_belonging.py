"""Questions say that they are about the five pages where a notebook reads others, and only there."""

import sys
from types import SimpleNamespace

import pytest

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.edition.notebooks import ROOT
from course_lib.exercises.feedback import OTHER_PAGES, belongs
from course_lib.exercises.questions import find


@pytest.fixture
def notebook(monkeypatch, tmp_path):
    """The variables of a notebook, as a dict."""
    import IPython

    names = {}
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(user_ns=names))
    return names


@pytest.mark.parametrize(("corpus", "other"), [
    (course.load(), False), (course.load(f"{SEEDS}/../seeds"), False), (course.load(ROOT / "notebooks" / "sample_texts"), True),
    (course.load_text("Talks end\n\nHANOI, July 5 (VNA) - Two ministers met on Friday."), True), ("no corpus", False), (None, False)])
def test_other_pages_are_known_by_the_notebooks_own_corpus(notebook, corpus, other):
    notebook["corpus"] = corpus
    assert bool(belongs(find("1.3"))) is other
    assert (OTHER_PAGES in course.ask("1.3")._repr_mimebundle_()["text/html"]) is other
    assert (OTHER_PAGES in course.check("1.3", 3)._repr_html_()) is other


def test_without_a_notebook_there_are_no_other_pages(monkeypatch):
    assert belongs(find("1.3")) == ""
    monkeypatch.delitem(sys.modules, "IPython")
    assert belongs(find("1.3")) == ""
