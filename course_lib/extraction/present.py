"""Where a sentence names people, and which of them only say whose deputy or predecessor another one is."""

import re
from typing import NamedTuple

# Between two names: "the premier's former adviser, Professor Ann Holm".
_WHOSE = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}?(?:predecessor|successor|deputy|wife|husband|spouse|partner|father|mother|son"
    r"|daughter|brother|sister|advis[eo]r|aide|assistant|envoy|representative|secretary|spokes\w+|chief\s+of\s+staff|counsel)"
    r",?\s+(?:[^\W\d_a-z][\w.’'-]*\s+){0,4}")


class Named(NamedTuple):
    """A place where somebody is named, and the ids of whom it names (several for a group)."""

    start: int
    end: int
    ids: tuple[str, ...]


def named(mentions):
    """Each place where somebody known is named, in order."""
    spans = {}
    for one in mentions:
        if one.kind == "person" and one.id:
            spans.setdefault((one.start, one.end), []).append(one.id)
    return [Named(*span, tuple(ids)) for span, ids in sorted(spans.items())]


def in_person(text, people):
    """The people named, without those whose deputy or the like the next one is.

    >>> in_person("Ann Holm's deputy, Ivo Kask, came.", [Named(0, 8, ("holm",)), Named(19, 27, ("kask",))])
    [Named(start=19, end=27, ids=('kask',))]
    """
    return [one for one, then in zip(people, [*people[1:], None])
            if then is None or not _WHOSE.fullmatch(text, one.end, then.start)]
