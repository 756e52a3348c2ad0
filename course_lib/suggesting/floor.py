"""Whom *he*, *she* and *they* stand for: the plainest rule, which often has no answer.

*He* or *she* is the last person who spoke, or with whose name a sentence opened, as long as no sentence tells of others; after
an office spoke ("the ambassador said"), the only person named so far. *They* are the last who spoke together or were told of
together; after several sides spoke ("the three sides said"), the last of that number named in one sentence.

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
        self._one, self._several, self._named, self._of_size, self._groups = (), (), set(), {}, set()

    def heard(self, ids):
        """Some people are named in a sentence, in order."""
        self._named.update(ids)
        if len(ids) > 1:
            self._of_size[len(ids)] = ids
            self._groups.add(frozenset(ids))

    def told(self, ids, opened=False):
        """A sentence told of people and nobody spoke in it; ``opened``: it opened with a name."""
        if len(ids) > 1:
            self._several = ids
        if not opened and not set(ids) <= set(self._one):
            self._one = ()

    def spoke(self, ids, form, number=None):
        """Somebody spoke, or opened a sentence: by name, or in another form, without ids but perhaps with a number."""
        if len(ids) == 1:
            self._one = ids
        elif ids:
            self._several, self._one = ids, ()
        elif form in ("person", "other"):
            self._one = self._several = ()
        else:
            only = next(iter(self._of_size.values())) if len(self._groups) == 1 else ()
            self._one = tuple(self._named) if len(self._named) == 1 else ()
            self._several = self._of_size.get(number, ()) if number else only

    def spoke_unnamed(self):
        """Several spoke whom nobody names (officials): *they* are unknown."""
        self._several = ()

    def meant(self, pronoun):
        """The ids of those for whom a pronoun stands; empty where it cannot be said."""
        return self._several if pronoun in ("they", "them") else self._one
