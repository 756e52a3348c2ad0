"""Whom *he*, *she* and *they* stand for: the plainest rule, which often has no answer.

*He* or *she* is the last person who spoke, or who alone is named in a sentence that opens with the name, until others
are told of; after an office spoke ("the ambassador said"), the only person named so far. *They* are the last who
spoke together; after several sides spoke ("the ministers said"), the only people whom the article has named together.

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

    def told(self, ids, spoken):
        """A sentence names people; where nobody speaks in it and others are among them, *he* may be one of those."""
        self._named.update(ids)
        if len(ids) > 1:
            self._groups[frozenset(ids)] = ids
        self._one = self._one if spoken or set(ids) <= set(self._one) else ()

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
