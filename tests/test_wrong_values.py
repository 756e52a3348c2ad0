"""No traceback for a beginner's mistake: every public name by kinds of wrong values, each parameter in turn.

A call ends in a result or in the course's own error, a sentence; see ``course_lib/errors.py``.
"""

import inspect
import shutil
import signal
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

import course_lib as course
from course_lib.display.explorer import Explorer
from course_lib.errors import CourseError

SAMPLES = Path(__file__).parents[1] / "notebooks" / "sample_texts"
SECONDS = 20

# The right values, by name and parameter; of a class, those of its methods too. A value in @…@ is made in ``world``.
FUNCTIONS = {
    "add_person": {"corpus": "@own@", "name": "Nino Beridze", "state": "laos", "person_id": "nino", "short_form": "Nino",
                   "name_order": "other", "titles": "", "aliases": "", "note": ""},
    "agreement": {"first": ["a", "b"], "second": ["a", "a"], "categories": ["a", "b"], "names": ["reader", "program"]},
    "aligned_tellings": {"corpus": "@corpus@", "ids": ["july.4", "april.2"]},
    "answer_key": {"notebook": "01"},
    "ask": {"question_id": "1.3"},
    "check": {"question_id": "1.3", "answer": 3},
    "check_questions": {"file": None},
    "cite": {"row": {"article_id": "july.4", "line": 113}},
    "class_results": {"folder": "@handed@"},
    "class_table": {"folder": "@handed@", "file": "table.xlsx"},
    "codebook": {"table": "pages"},
    "collocate_lines": {"sentences": "@sentences@", "term": "Laos", "word": "China", "window": 5, "width": 20},
    "collocates": {"sentences": "@sentences@", "term": "Laos", "window": 5, "at_least": 3},
    "compare_readers": {"corpus": "@corpus@", "other": "@corpus@"},
    "concordance": {"sentences": "@sentences@", "term": "Laos", "width": 20, "sort": "position", "distinct": False,
                    "regex": False, "case": False},
    "count": {"sentences": "@sentences@", "terms": "Laos", "by": "article_id", "distinct": None, "regex": False,
              "case": False},
    "day_phrases": {"corpus": "@corpus@"},
    "dispersion": {"sentences": "@sentences@", "terms": "Laos", "parts": "article_id", "regex": False, "case": False},
    "evidence": {"corpus": "@corpus@", "row": "@row@"},
    "formula_heatmap": {"corpus": "@corpus@", "category": None, "most": 2},
    "formula_list": {"corpus": "@corpus@", "category": None},
    "framework_facts": {"corpus": "@corpus@", "as_of": "2024-07-25"},
    "framework_matrix": {"corpus": "@corpus@", "as_of": "2024-07-25"},
    "frameworks_by_text": {"corpus": "@corpus@"},
    "hand_in": {"name": "Anna", "folder": ".", "notebooks": ["00"]},
    "handout": {"corpus": "@corpus@", "first": "july.4", "second": "april.2"},
    "hard_questions": {"results": "@results@"},
    "hint": {"question_id": "1.3"},
    "keyness": {"target": "@sentences@", "reference": "@sentences@", "at_least": 5, "terms": None, "distinct": False},
    "ladders": {"corpus": "@corpus@", "order": ()},
    "load": {"source": "@folder@", "text": "text", "executor": None, "reader": None},
    "load_text": {"text": "Two met.", "name": "pasted", "published": "2024-07-06"},
    "meetings_by_tellings": {"corpus": "@corpus@"},
    "modal_steps": {"corpus": "@corpus@", "order": ()},
    "my_answers": {},
    "my_claims": {},
    "ngrams": {"sentences": "@sentences@", "n": 3, "at_least": 3},
    "note": {"note_id": "0.open"},
    "overlap_map": {"corpus": "@corpus@"},
    "page_composition": {"corpus": "@corpus@"},
    "page_view": {"corpus": "@corpus@", "page_id": "cgtn"},
    "progress": {},
    "shared_runs": {"corpus": "@corpus@", "pairs": [("cgtn.1, line 20", "july.4, line 123")]},
    "show": {"table": "@sentences@", "rows": 10},
    "silence": {"corpus": "@corpus@", "term": "Kazan", "why": "a reason"},
    "solution": {"question_id": "1.3"},
    "state_pairs": {"corpus": "@corpus@"},
    "surviving_words": {"corpus": "@corpus@"},
    "take_out_person": {"corpus": "@own@", "person_id": "nino"},
    "tally": {"table": "@sentences@", "by": "article_id", "distinct": None},
    "telling_sentences": {"corpus": "@corpus@"},
    "tells_of_a_meeting": {"sentence": "They met.", "phrases": ["met"]},
    "three_dates": {"corpus": "@corpus@"},
    "try_rule": {"corpus": "@corpus@", "rule": len},
    "web_annotations": {"corpus": "@corpus@", "kind": "people", "file": "people.json"},
    "who_met_whom": {"corpus": "@corpus@"},
    "with_speakers": {"corpus": "@corpus@", "rows": "@sentences@"},
}
CLASSES = {
    "AsOf": ({"corpus": "@corpus@", "framework": "sco", "as_of": "2024-07-25"},
             {"go": {"framework": "sco", "as_of": "2024-07-25"}}),
    "ClauseCoder": ({"corpus": "@corpus@", "clauses": 12, "file": "codes.csv"},
                    {"add_coder": {"path": "@codes@"}, "agreement": {"second": "the library"},
                     "code": {"clause": 1, "code": "neither"}, "compare": {"second": "the library"},
                     "restore": {"path": "@codes@"}, "show_names": {"shown": True}}),
    "ConcordanceExplorer": ({"corpus": "@corpus@", "term": "Laos"}, {"choose": {"line": 1},
                            "search": {"term": "Laos", "distinct": False, "sort": "left"}}),
    "Corpus": (None,  # it is made by load
               {"aligned": {"article_id": "july.4", "other_id": "april.2", "draft": None},
                "article_text": {"article_id": "july.4"},
                "compare": {"article_id": "july.4", "other_id": "april.2", "whole": False},
                "compare_draft": {"article_id": "july.4", "draft": "Two met."},
                "line": {"page_id": "cgtn", "start": 3}, "sentence_at": {"page_id": "cgtn", "start": 3},
                "text": {"page_id": "cgtn"}, "with_meetings": {"ids": None, "scope": None, "checked": False}}),
    "DateResolver": ({"corpus": "@corpus@"}, {"choose": {"article_id": "july.4", "phrase": 1},
                     "own": {"phrase": "on Friday", "dateline": "HANOI, July 5", "page_date": "2024-07-06"}}),
    "Finding": ({"corpus": "@corpus@", "claim": "c", "evidence": (), "other_reading": "o", "limit": "l"},
                {"add": {"article_id": "july.4", "quotation": "@quote@"}, "save": {"path": "f.md"},
                 "take_back": {"number": 1}, "write": {"claim": "c", "limit": "l"}}),
    "LabelCheck": ({"corpus": "@own@", "page_id": None}, {"choose": {"page_id": "@page@"},
                   "label": {"line": 1, "label": "title", "reason": "so"}, "take_back": {"line": 1}}),
    "MeetingsFilter": ({"corpus": "@corpus@"}, {"find": {"person": "any"}, "read": {"number": 1},
                       "options": {"name": "person"}}),
    "NewNames": ({"corpus": "@own@"}, {"turn": {"number": 1}}),
    "PageLabeller": ({"corpus": "@corpus@", "page_id": "cgtn", "line": 1}, {"label": {"paragraph": 1, "label": "title"}}),
    "ReadMeetings": ({"corpus": "@own@", "by": "reader"}, {"judge": {"number": 1, "verdict": "later", "who": "A"},
                     "add": {"sentence": "@sentence@"}}),
    "ReadSpeech": ({"corpus": "@own@", "by": "reader"}, {"judge": {"number": 1, "verdict": "kept", "who": "A"},
                   "add": {"sentence": "@sentence@"}}),
    "RuleLab": ({"corpus": "@corpus@"}, {"tick": {"phrase": "met", "prediction": "both"}, "untick": {"phrase": "met"}}),
    "TellingComparator": ({"corpus": "@corpus@", "first": "july.4", "second": "april.2"},
                          {"choose": {"first": "july.4", "second": "april.2"}, "draft": {"words": "Two met."},
                           "show_only": {"kinds": "changed"}}),
    "YourTexts": ({"folder": "my_texts"}, {"paste": {"words": "Two met.", "name": "two"}, "read": {"folder": "my_texts"},
                  "take_out": {"file": "two.txt"}, "upload": {"name": "two.txt", "content": b"Two met."}}),
}

@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The right values that have to be made, and the wrong ones."""
    folder = tmp_path_factory.mktemp("own") / "texts"
    shutil.copytree(SAMPLES, folder)
    corpus, own = course.load(), course.load(folder)
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
             "infinity": float("inf"), "a huge number": 10 ** 18, "text": "abc", "no text": "", "a pattern": "([",
             "a list": [1, "a", None], "nested lists": [[["a"]]], "no list": [], "a dict": {"a": 1}, "True": True,
             "a table": pd.DataFrame({"a": [1]}), "no table": pd.DataFrame(), "a column": pd.Series(["a", 1]),
             "no file": Path("not") / "there.csv", "a folder": Path("."), "an object": object(), "bytes": b"abc",
             "a function": len, "a class": dict, "a day": pd.Timestamp("2024-07-05"), "no day": pd.NaT,
             "a misspelt id": "jully.4", "NUL": "a\0b", "another corpus": own, "a long text": "long " * 2000}
    return SimpleNamespace(right=right, wrong=wrong)


def test_every_public_name_is_in_the_tables():
    assert {*FUNCTIONS, *CLASSES} == {*course.__all__}
    for name, values in FUNCTIONS.items():
        assert named_parameters(getattr(course, name)) <= set(values), name
    for name, (values, methods) in CLASSES.items():
        kind = getattr(course, name)
        assert values is None or named_parameters(kind) <= set(values), name
        public = {one for one, made in inspect.getmembers(kind, inspect.isfunction)
                  if not one.startswith("_") and len(inspect.signature(made).parameters) > 1}
        hooks = {one for base in kind.__mro__[1:] for one in vars(base)}  # what explorers have for their subclasses
        assert public - hooks <= set(methods) <= public, name


def named_parameters(made):
    return {one.name for one in inspect.signature(made).parameters.values() if one.kind != one.VAR_KEYWORD}


def filled(values, right):
    return {name: right[value.strip("@")] if isinstance(value, str) and value.startswith("@") else value
            for name, value in values.items()}


@contextmanager
def limited():
    """Stop what hangs; where there is no such alarm, only the time is held against the limit."""
    def stop(*_):
        raise TimeoutError("it hangs")

    before = signal.signal(signal.SIGALRM, stop) if hasattr(signal, "SIGALRM") else None
    if before:
        signal.alarm(SECONDS)
    try:
        yield
    finally:
        if before:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)


def faults(what, function, values, wrong):
    """What ends otherwise than in a result or a sentence, with each value in turn wrong, left out, or misspelt."""
    function(**values)
    calls = [(f"{name}: {kind}", values | {name: value}) for name in values for kind, value in wrong.items()]
    calls += [(f"{name} left out", {one: value for one, value in values.items() if one != name}) for name in values]
    calls += [(f"{name} misspelt", {one: values[one] for one in values if one != name} | {f"{name}s_": values[name]})
              for name in values]
    for asked, given in calls:
        started = time.monotonic()
        try:
            with limited():
                function(**given)
        except CourseError as error:
            said = str(error)
            if len(said) < 25 or said[-1] not in ".…?" or " object at 0x" in said or len(said) > 1500:
                yield f"{what}({asked}) says {said[:300]!r}"
        except BaseException as error:
            yield f"{what}({asked}) raises {type(error).__name__}: {str(error)[:150]}"
        if time.monotonic() - started > SECONDS:
            yield f"{what}({asked}) takes too long"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_wants(name, world, here):
    found = [*faults(name, getattr(course, name), filled(FUNCTIONS[name], world.right), world.wrong)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_and_its_methods_say_what_they_want(name, world, here):
    values, methods = CLASSES[name]
    found, made = [], world.right["corpus"]
    if values is not None:
        values = filled(values, world.right)
        made = getattr(course, name)(**values)
        found += faults(name, getattr(course, name), values, world.wrong)
    methods = methods | ({"to_csv": {"path": "t.csv"}} if isinstance(made, Explorer) else {})
    for method, asked in methods.items():
        found += faults(f"{name}.{method}", getattr(made, method), filled(asked, world.right), world.wrong)
    assert not found, "\n".join(found)


def test_what_functions_give_says_what_it_wants(world, here):
    figure, note = course.three_dates(world.right["corpus"]), course.note("0.open")
    found = [*faults("save", figure.save, {"path": "f.svg"}, world.wrong),
             *faults("keep", note.keep, {"answer": {"text": "a"}}, world.wrong)]
    assert not found, "\n".join(found)
