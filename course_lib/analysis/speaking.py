"""Who is reported as saying what stands at a place; and pairs of states in one word, by whoever says them."""

import numpy as np
import pandas as pd

from course_lib.analysis.reading import with_columns
from course_lib.analysis.who import Cast, states_of_people

_HYPHENS = "-‐‑‒–"
COLUMNS = ["article_id", "page_id", "sentence", "copy_of", "line", "first", "second", "speaker_ids", "speaker_state",
           "own_first", "start", "end", "quote"]


def with_speakers(corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with four columns more: whom their first words are attributed to, how that is known, in which voice.

    Args:
        corpus: a Corpus.
        rows: a table with ``page_id`` and ``start``: a concordance, ``corpus.formulas``, ``corpus.states``.

    Returns:
        The same rows with ``speaker_ids`` (empty where nobody is named), ``basis`` and ``voice``,
        as in ``corpus.statements``, and ``speakers``, the names that belong to the ids; ``voice`` is missing where no
        statement stands. With the basis *source* a copy names nobody, and the speakers are those of its source.

    Raises:
        ReadingError: a column is lacking.

    >>> from course_lib import concordance, load
    >>> corpus = load()
    >>> hits = with_speakers(corpus, concordance(corpus.sentences, "one-China policy"))
    >>> hits[["node", "speaker_ids", "speakers", "voice"]].values.tolist()
    [['one-China policy', ('saleumxay-kommasith',), ('Saleumxay Kommasith',), 'indirect']]
    """
    rows = with_columns(rows, "page_id", "start")
    found = corpus.statements[["speaker_ids", "basis", "voice"]].reindex(
        last_overlapping(corpus.statements, rows["page_id"], rows["start"], rows["start"] + 1))
    speakers = [ids if isinstance(ids, tuple) else () for ids in found["speaker_ids"]]
    cast = Cast(corpus)
    names = [tuple(map(cast.name, ids)) for ids in speakers]
    return rows.assign(speaker_ids=pd.Series(speakers, rows.index, dtype="object"),
                       speakers=pd.Series(names, rows.index, dtype="object"),
                       **{name: pd.array(found[name], dtype="str") for name in ("basis", "voice")})


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


# Pairs of states, such as *China-Laos* railway: who is named first, and by whom

def state_pairs(corpus) -> pd.DataFrame:
    """Every place where two states stand as a pair, joined by a hyphen or dash.

    Args:
        corpus: a Corpus.

    Returns:
        A row a pair: its place; ``first`` and ``second``, the states by name; ``speaker_ids``; ``speaker_state``, the
        one state all its speakers stand for, missing where nobody speaks or several states do; ``own_first``: whether
        that state is named first, missing where there is none or it is not in the pair; ``start, end, quote``.

    A state and an organisation (*China-ASEAN*) are no pair of states, and *Timor-Leste* is one state.

    >>> from course_lib import load
    >>> pairs = state_pairs(load())
    >>> pairs.loc[pairs["article_id"] == "april.4", ["line", "quote", "speaker_state", "own_first"]].values.tolist()
    [[115, 'China-Laos', nan, <NA>], [115, 'China-Laos', 'China', True], [121, 'Laos-China', 'Laos', True], ...]
    """
    states = corpus.states
    after = states[["page_id", "start", "end", "state_id"]].shift(-1)
    near = states[(states["page_id"] == after["page_id"]) & (after["start"] - states["end"] == 1)]
    paired = [row.Index for row in near.itertuples() if corpus.text(row.page_id)[row.end] in _HYPHENS]
    pairs = states.loc[paired].rename(columns={"state_id": "first"})
    pairs = pairs.assign(second=after["state_id"][paired], end=after["end"][paired].astype("int64"))
    pairs = with_speakers(corpus, pairs[pairs["first"] != pairs["second"]])
    quotes = [corpus.text(page)[start:end] for page, start, end in zip(pairs["page_id"], pairs["start"], pairs["end"])]
    return _judged(corpus, pairs.assign(quote=pd.array(quotes, dtype="str"))).reset_index(drop=True)[COLUMNS]


def _judged(corpus, pairs):
    """Pairs with the state whose people speak, where it is one, and whether it stands first; states by name."""
    known, name = states_of_people(corpus), Cast(corpus).name
    of_speakers = [{known.get(person) for person in ids} for ids in pairs["speaker_ids"]]
    own = [next(iter(states)) if len(states) == 1 else None for states in of_speakers]
    pairs = pairs.assign(speaker_state=pd.array(own, dtype="str"))
    is_in = (pairs["speaker_state"] == pairs["first"]) | (pairs["speaker_state"] == pairs["second"])
    own_first = (pairs["speaker_state"] == pairs["first"]).astype("boolean").where(is_in)
    return pairs.assign(own_first=own_first, **{column: pairs[column].map(name, na_action="ignore")
                                                for column in ("first", "second", "speaker_state")})
