"""Facts about frameworks: who belongs to one, who chairs it, who wants to join; each with days and source.

They come from the word list ``framework_facts.csv``, never from the pages, so that the two can be compared.
Nothing is projected back: a fact holds from the first day its source gives, and where it gives none, from the
day of the source.
"""

import re
from datetime import date, datetime

import pandas as pd

from course_lib.errors import CourseError
from course_lib.words import lexicons
from course_lib.words.cells import iso_day

COLUMNS = ["framework_id", "state", "role", "since", "until", "as_of", "disputed", "may_be_older", "source", "note"]
ADDRESS = re.compile(r"https?://([^\s/;]+)[^\s;]*")  # its group is the site
_LONG_NAME = 20  # characters


def framework_facts(corpus, as_of=None):
    """Facts about frameworks, each with its days and its source.

    Args:
        corpus: a Corpus; rows that a teacher added beside its pages count as well.
        as_of: a day, such as ``"2024-07-25"``: only the facts that hold on it. None: all of them.

    Returns:
        A DataFrame, a row a fact: ``framework_id``, ``state`` (by name; in one case an organisation),
        ``role``, ``since`` and ``until`` (its first and last day, missing where no source gives one),
        ``as_of`` (the day for which the source says so), ``disputed`` (whether sources conflict),
        ``may_be_older`` (whether ``since`` is only the day of the first source that lists it), ``source``
        and ``note``.

    Raises:
        CourseError: ``as_of`` is no day.

    >>> from course_lib import load
    >>> facts = framework_facts(load(), as_of="2024-07-25")
    >>> facts.loc[facts["role"] == "chair", ["framework_id", "state"]].values.tolist()
    [['asean', 'Laos'], ['sco', 'China'], ['brics', 'Russia'], ['eaeu', 'Armenia']]
    """
    listed = pd.DataFrame(lexicons.read("framework_facts", corpus.folder)).replace("", None)
    facts = listed.rename(columns={"from": "since", "to": "until"})[COLUMNS]
    facts = facts.assign(state=facts["state"].map(state_names(corpus.folder)), role=facts["role"].str.replace("-", " "),
                         **{name: pd.to_datetime(facts[name]) for name in ("since", "until", "as_of")},
                         **{name: facts[name] == "yes" for name in ("disputed", "may_be_older")})
    return facts if as_of is None else valid(facts, day_of(as_of)).reset_index(drop=True)


def valid(facts, day):
    """The facts that hold on a day (a Timestamp)."""
    begun = facts["since"].fillna(facts["as_of"]) <= day
    return facts[begun & ~(facts["until"] < day)]


def day_of(given):
    """A day as a Timestamp, from ``"2024-07-25"``, ``"25 July 2024"`` or a date; else a CourseError.

    >>> day_of("25 July 2024")
    Timestamp('2024-07-25 00:00:00')
    """
    if isinstance(given, date) and not pd.isna(given):
        return pd.Timestamp(given).tz_localize(None).normalize()
    try:
        return pd.Timestamp(datetime.strptime(iso_day(str(given).strip()), "%Y-%m-%d"))
    except ValueError:
        raise CourseError(f"as_of is a day, and {given!r} is none. "
                          'Write it in quotation marks, like "2024-07-25" or "25 July 2024".') from None


def sites(source):
    """Where a source stands, in few words: the sites of its addresses, or what else it says.

    >>> sites("https://tass.com/world/1; from: https://en.trend.az/2.html"), sites("a handbook")
    ('tass.com, en.trend.az', 'a handbook')
    """
    return ", ".join(dict.fromkeys(ADDRESS.findall(source))) or source


def chairs_and_numbers(facts):
    """Who is in the chair, and how many have each other role, of the facts that nobody disputes."""
    sure = facts[~facts["disputed"]]
    in_chair = sure["role"] == "chair"
    return list(sure.loc[in_chair, "state"]), sure.loc[~in_chair, "role"].value_counts(sort=False)


def state_names(folder=None):
    """The name of each state, and of each framework, by its id: facts may be about either."""
    return {row[next(iter(row))]: row["name"] for lexicon in ("frameworks", "states")
            for row in lexicons.read(lexicon, folder)}


def short_names(folder=None):
    """What a framework is called where there is little room: by its abbreviation, if its name is long.

    >>> names = short_names()
    >>> names["sco"], names["brics"], names["shared-future"]
    ('SCO', 'BRICS', 'community with a shared future')
    """
    return {row["framework_id"]: _short(row) for row in lexicons.read("frameworks", folder)}


def _short(row):
    if len(row["name"]) <= _LONG_NAME:
        return row["name"]
    return next((form for form in lexicons.parts(row["aliases"]) if form.isupper()), row["name"])
