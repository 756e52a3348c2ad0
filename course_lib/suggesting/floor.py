"""Whom *he*, *she* and *they* stand for: the plainest rule, which often has no answer.

*He* or *she* is the last person who spoke, or with whose name a sentence opened; after an office spoke ("the
ambassador said"), the only person named so far. *They* are the last who spoke together; after several sides spoke
("the ministers said"), the only people whom the article has named together.

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
        self._one, self._several, self._named, self._groups = (), (), set(), {}

    def heard(self, ids):
        """Some people are named in a sentence, in order."""
        self._named.update(ids)
        if len(ids) > 1:
            self._groups[frozenset(ids)] = ids

    def spoke(self, ids, form):
        """Somebody spoke, or opened a sentence: with ids, or in a form that says nothing about who."""
        if len(ids) == 1:
            self._one = ids
        elif ids or form in ("person", "other"):
            self._several, self._one = ids, ()
        else:
            self._one = tuple(self._named) if len(self._named) == 1 else ()
            self._several = next(iter(self._groups.values())) if len(self._groups) == 1 else ()

    def meant(self, pronoun):
        """The ids of those for whom a pronoun stands; empty where it cannot be said."""
        return self._several if pronoun in ("they", "them") else self._one
