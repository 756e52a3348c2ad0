"""The library's counts against the earlier ones: the same words, and reasons where other numbers follow."""

import pytest

from tests.count_report import LEFT_OUT, WHY, earlier, step_rows, verb_rows, why_distinct, words

COUNTS = earlier()


@pytest.mark.parametrize("name", COUNTS)
def test_words_are_counted_as_before_in_every_text(corpus, name):
    _, pattern, articles = COUNTS[name]
    every, distinct = words(corpus.sentences, pattern)
    assert every == articles
    twelve = sum(n for article, n in articles.items() if article not in LEFT_OUT)
    why, difference = why_distinct(every, distinct)
    assert distinct.total() == twelve + difference and bool(why) == bool(every.total() and difference or why)


def test_other_numbers_of_clauses_than_of_words_have_a_reason(corpus):
    rows = [*verb_rows(corpus.statements, COUNTS), *step_rows(corpus.statements, COUNTS)]
    assert [row for row in rows if row[1] != row[2] and not row[3]] == []


def test_no_reason_is_given_for_what_does_not_differ(corpus):
    rows = [*verb_rows(corpus.statements, COUNTS), *step_rows(corpus.statements, COUNTS)]
    differing = {name for name, n_words, n_clauses, _ in rows if n_words != n_clauses}
    assert set(WHY) <= differing
