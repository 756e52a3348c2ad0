"""What the tests of the notebooks' facts have in common: each file holds right answers and prose against the corpus.

``ANSWERS`` has by question a function that works its answer out from the corpus, ``SAID`` by words of the prose one
that says whether they hold.
"""

from functools import cache

import pytest
from lesson_measures import prose, read

from course_lib.edition.notebooks import find
from course_lib.exercises.answers import judge
from course_lib.exercises.questions import SHIPPED
from course_lib.exercises.questions import read as questions_in


def questions(number):
    """The questions of a notebook, by id."""
    return {one.id: one for one in questions_in(SHIPPED / f"{number}.toml")}


@cache
def words_of(name):
    """The prose of a notebook, known by the beginning of its name, on one line."""
    path, = (path for path in find() if path.name.startswith(name))
    return " ".join(prose(read(path)).replace("\n>", "\n").split())


def said(name, words):
    """Whether a notebook's prose says this, wherever its lines break."""
    assert " ".join(words.split()) in words_of(name), f"{words!r}: the prose says it otherwise, change both"
    return True


def right_answers(number, answers):
    """A test that each question with an answer has the one that the corpus gives."""
    asked = questions(number)

    @pytest.mark.parametrize("name", answers)
    def test(name, corpus):
        answer = answers[name](corpus)
        assert _in_order(answer) == _in_order(asked[name].answer)
        assert judge(asked[name], answer).state == "right"
    return test


def prose_holds(name, facts):
    """A test that the prose says each thing, and that it is so."""
    @pytest.mark.parametrize("words", facts)
    def test(words, corpus):
        assert said(name, words) and facts[words](corpus)
    return test


def _in_order(answer):
    return sorted(answer) if isinstance(answer, list) else answer
