"""No traceback for a beginner's mistake: every public name by kinds of wrong values, each parameter in turn.

A call ends in a result or in the course's own error, a sentence; see ``course_lib/errors.py``.
"""

import inspect
import shutil
import time
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

import course_lib as course
from course_lib.display.explorer import Explorer
from course_lib.display.figure import Figure
from course_lib.errors import CourseError
from course_lib.explorers.onebyone import OneByOne

SAMPLES = Path(__file__).parents[1] / "notebooks" / "sample_texts"
SECONDS = 20
HOOKS = {*vars(Explorer), *vars(OneByOne)} - {"to_csv"}  # what explorers have for their subclasses

# The right values of parameters that have no default, by their names, which mean the same wherever they stand; before
# these those of one function, also in place of a default. A value in @…@ is made in ``world``.
RIGHT = {
    "answer": 3, "article_id": "july.4", "as_of": "2024-07-25", "by": "article_id", "clause": 1, "code": "neither",
    "content": b"Two met.", "corpus": "@corpus@", "draft": "Two met.", "file": "two.txt", "first": "july.4",
    "folder": "@handed@", "ids": ["july.4", "april.2"], "kind": "people", "kinds": "changed", "label": "title", "line": 1,
    "name": "two.txt", "note_id": "0.open", "number": 1, "other": "@corpus@", "other_id": "april.2", "page_id": "cgtn",
    "paragraph": 1, "path": "t.csv", "person_id": "nino", "phrase": "met", "question_id": "1.3", "quotation": "@quote@",
    "reference": "@sentences@", "results": "@results@", "row": "@row@", "rows": "@sentences@", "rule": len,
    "second": "april.2", "sentence": "@sentence@", "sentences": "@sentences@", "start": 3, "table": "@sentences@",
    "target": "@sentences@", "term": "Laos", "terms": "Laos", "text": "Two met.", "verdict": "later", "word": "China",
    "words": "Two met.", "keep.answer": {"text": "a"}, "save.path": "f.svg",
    "add_person.corpus": "@own@", "agreement.first": ["a", "b"], "agreement.second": ["a", "a"], "answer_key.notebook": "01",
    "load.source": "@folder@", "shared_runs.pairs": [("cgtn.1, line 20", "july.4, line 123")],
    "silence.why": "a reason", "take_out_person.corpus": "@own@",
    "ClauseCoder.add_coder.path": "@codes@", "ClauseCoder.restore.path": "@codes@",
    "ConcordanceExplorer.term": "Laos", "Corpus.aligned.other_id": "april.2", "DateResolver.own.phrase": "on Friday",
    "Finding.save.path": "f.md", "LabelCheck.choose.page_id": "@page@", "LabelCheck.corpus": "@own@",
    "MeetingsFilter.options.name": "person", "NewNames.corpus": "@own@", "ReadMeetings.corpus": "@own@",
    "ReadSpeech.corpus": "@own@", "ReadSpeech.judge.verdict": "kept", "YourTexts.paste.name": "two",
}
# Of functions that take any names, the right values of some.
MORE = {"collocate_lines": {"width": 20}, "load_text": {"published": "2024-07-06"},
        "ConcordanceExplorer.search": {"distinct": False, "sort": "left"}, "Finding.write": {"claim": "c", "limit": "l"},
        "MeetingsFilter.find": {"person": "any"}, "ReadMeetings.judge": {"who": "A"}, "ReadSpeech.judge": {"who": "A"}}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The right values that have to be made, and the wrong ones."""
    folder = tmp_path_factory.mktemp("own") / "texts"
    shutil.copytree(SAMPLES, folder)
    corpus, own = course.load(), course.load(folder)
    course.add_person(own, name="Nino Beridze", person_id="nino", state="laos")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_ANSWERS", str(folder.parent / "answers.json"))
        (folder.parent / "handed").mkdir()
        course.hand_in("Anna", folder.parent / "handed")
    coder = course.ClauseCoder(corpus)
    coder.code(1, "neither")
    coder.to_csv(folder.parent / "codes.csv")
    right = {"corpus": corpus, "own": own, "folder": str(folder), "handed": str(folder.parent / "handed"),
             "results": course.class_results(folder.parent / "handed"), "codes": folder.parent / "codes.csv",
             "sentences": corpus.sentences.head(50), "row": corpus.sentences.iloc[0], "page": own.pages["page_id"][0],
             "sentence": own.sentences["sentence"][0], "quote": corpus.sentences.set_index("article_id").loc[
                 "july.4", "quote"].iloc[0]}
    wrong = {"None": None, "a number": 5, "a negative number": -1, "a fraction": 2.5, "nan": float("nan"),
             "infinity": float("inf"), "a huge number": 10 ** 18,
             "thousands of digits": 10 ** 5000, "half a character": "\ud800", "text": "abc", "no text": "", "a pattern": "([",
             "a list": [1, "a", None], "nested lists": [[["a"]]], "no list": [], "a dict": {"a": 1}, "True": True,
             "a table": pd.DataFrame({"a": [1]}), "no table": pd.DataFrame(), "a column": pd.Series(["a", 1]),
             "no file": Path("not") / "there.csv", "a folder": Path("."), "an object": object(), "bytes": b"abc",
             "a function": len, "a class": dict, "a day": pd.Timestamp("2024-07-05"), "no day": pd.NaT,
             "a misspelt id": "jully.4", "NUL": "a\0b", "another corpus": own, "a long text": "long " * 2000}
    return SimpleNamespace(right=right, wrong=wrong, figure=course.three_dates(corpus))


def filled(where, function, right):
    """The values to call a function with, by its parameters."""
    named = [one for one in inspect.signature(function).parameters.values() if one.kind != one.VAR_KEYWORD]
    values = {one.name: RIGHT.get(f"{where}.{one.name}", RIGHT[one.name] if one.default is one.empty else one.default)
              for one in named} | MORE.get(where, {})
    return {name: right[value.strip("@")] if isinstance(value, str) and value.startswith("@") else value
            for name, value in values.items()}


def faults(where, function, world):
    """What ends otherwise than in a result or a sentence, with each value in turn wrong, left out, or misspelt."""
    values = filled(where, function, world.right)
    function(**values)
    calls = [(f"{name}: {kind}", values | {name: value}) for name in values for kind, value in world.wrong.items()]
    calls += [(f"{name} left out", {one: value for one, value in values.items() if one != name}) for name in values]
    calls += [(f"{name} misspelt", {one: values[one] for one in values if one != name} | {f"{name}s_": values[name]})
              for name in values]
    for asked, given in calls:
        started = time.monotonic()
        try:
            function(**given)
        except CourseError as error:
            said = str(error)
            if len(said) < 25 or said[-1] not in ".…?" or " object at 0x" in said or len(said) > 1500:
                yield f"{where}({asked}) says {said[:300]!r}"
        except BaseException as error:
            yield f"{where}({asked}) raises {type(error).__name__}: {str(error)[:150]}"
        if time.monotonic() - started > SECONDS:
            yield f"{where}({asked}) takes too long"


@pytest.fixture(autouse=True)
def here(world, tmp_path, monkeypatch):
    """A folder to write into, and figures that are not drawn: other tests draw them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))
    monkeypatch.setattr(Figure, "__init__", lambda self, draw, **said: vars(self).update(said))


@pytest.mark.parametrize("name", course.__all__)
def test_each_public_name_says_what_it_wants(name, world):
    made = getattr(course, name)
    found = [] if name == "Corpus" else [*faults(name, made, world)]  # it is made by load
    if isinstance(made, type):
        one = world.right["corpus"] if name == "Corpus" else made(**filled(name, made, world.right))
        for method, function in inspect.getmembers(made, inspect.isfunction):
            if not method.startswith("_") and method not in HOOKS and len(inspect.signature(function).parameters) > 1:
                found += faults(f"{name}.{method}", getattr(one, method), world)
    assert not found, "\n".join(found)


def test_what_functions_give_says_what_it_wants(world):
    found = [*faults("save", world.figure.save, world), *faults("keep", course.note("0.open").keep, world)]
    assert not found, "\n".join(found)
