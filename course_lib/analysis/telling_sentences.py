"""The sentences in which meetings are told: all of them, not only the one that a telling is cited by."""

import pandas as pd

COLUMNS = ("meeting_id", "part", "article_id", "page_id", "line", "sentence", "copy_of", "start", "end",
           "quote", "checked")


def telling_sentences(corpus):
    """Every sentence that tells of a meeting, or adds day, place or names to it.

    Args:
        corpus: a Corpus.

    Returns:
        A DataFrame with a row for each meeting and each sentence, by meeting: ``meeting_id``, ``part`` (*tells*: the
        telling is cited by it; *also*), and the sentence's ``article_id, page_id, line, sentence, copy_of, start, end,
        quote``; ``checked`` as in ``corpus.tellings``.

    >>> from course_lib import load
    >>> table = telling_sentences(load())
    >>> table[table["article_id"] == "cgtn.1"][["part", "line"]].to_records(index=False).tolist()
    [('tells', 16), ('also', 18)]
    """
    rows = [(one.meeting_id, part, sentence, one.checked) for one in corpus.tellings.itertuples()
            for part, names in (("tells", (one.sentence,)), ("also", one.also)) for sentence in names]
    told = pd.DataFrame(rows, columns=["meeting_id", "part", "sentence", "checked"])
    return told.merge(corpus.sentences, on="sentence", how="left")[[*COLUMNS]]
