"""Who is reported as saying what stands at a place: speakers beside any table of places."""

import numpy as np
import pandas as pd

from course_lib.analysis.counting import with_columns
from course_lib.analysis.who import Cast


def with_speakers(corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with three columns more: whom the words at their beginning are attributed to, and in which voice.

    Args:
        corpus: a Corpus.
        rows: a table with ``page_id`` and ``start``: a concordance, ``corpus.formulas``, ``corpus.states``.

    Returns:
        The same rows with ``speaker_ids`` (empty where nobody is named) and ``voice``, both as in
        ``corpus.statements``, and ``speakers``, the names that belong to the ids; ``voice`` is missing where no
        statement stands.

    Raises:
        ReadingError: a column is lacking.

    >>> from course_lib import concordance, load
    >>> corpus = load()
    >>> hits = with_speakers(corpus, concordance(corpus.sentences, "one-China policy"))
    >>> hits[["node", "speaker_ids", "speakers", "voice"]].values.tolist()
    [['one-China policy', ('saleumxay-kommasith',), ('Saleumxay Kommasith',), 'indirect']]
    """
    rows = with_columns(rows, "page_id", "start")
    found = corpus.statements[["speaker_ids", "voice"]].reindex(
        last_overlapping(corpus.statements, rows["page_id"], rows["start"], rows["start"] + 1))
    speakers = [ids if isinstance(ids, tuple) else () for ids in found["speaker_ids"]]
    cast = Cast(corpus)
    names = [tuple(map(cast.name, ids)) for ids in speakers]
    return rows.assign(speaker_ids=pd.Series(speakers, rows.index, dtype="object"),
                       speakers=pd.Series(names, rows.index, dtype="object"),
                       voice=pd.array(found["voice"], dtype="str"))


def last_overlapping(spans: pd.DataFrame, pages, starts, ends) -> np.ndarray:
    """For each place (page, start, end) the index of the last of ``spans`` that shares a character with it, or -1.

    ``spans`` has ``page_id, start, end`` and an index of its own numbers from 0; no two of them overlap.
    """
    pages, starts, ends = map(np.asarray, (pages, starts, ends))
    found = np.full(len(pages), -1)
    for page_id, own in spans.sort_values("start", kind="stable").groupby("page_id", sort=False):
        here = np.flatnonzero(pages == page_id)
        last = np.searchsorted(own["start"].to_numpy(), ends[here]) - 1
        shared = (last >= 0) & (own["end"].to_numpy()[last] > starts[here])
        found[here] = np.where(shared, own.index.to_numpy()[last], -1)
    return found
