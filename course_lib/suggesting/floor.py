"""Whom *he*, *she* and *they* stand for: the plainest rule, which often has no answer.

*He* or *she* is the last person who spoke, or with whose name a sentence opened; after an office spoke ("the ambassador said"),
the only person named so far. *They* are the last who were named together.

What it does not do: it weighs nothing, knows no *he* from a *she*, and looks no sentence ahead.
"""


class Floor:
    """Who had the floor last in an article.

    >>> floor = Floor()
    >>> floor.spoke(("lima",), "person")
    >>> floor.meant("he"), floor.meant("they")
    (('lima',), ())
    """

    def __init__(self):
        self._one, self._several, self._named = (), (), {}

    def heard(self, ids):
        """People named in a sentence, in order: of several it may be told as *they*."""
        self._named.update(dict.fromkeys(ids))
        if len(set(ids)) > 1:
            self._several = tuple(dict.fromkeys(ids))

    def spoke(self, ids, form):
        """Somebody spoke, or opened a sentence: by name, or by an office or state, without ids."""
        if len(ids) == 1:
            self._one = ids
        elif ids:
            self._several, self._one = ids, ()
        elif form == "office":
            self._one = tuple(self._named) if len(self._named) == 1 else ()

    def spoke_unnamed(self):
        """Several spoke whom nobody names (officials): *they* are unknown."""
        self._several = ()

    def meant(self, pronoun):
        """The ids of those for whom a pronoun stands; empty where it cannot be said."""
        return self._several if pronoun.lower() in ("they", "them") else self._one
