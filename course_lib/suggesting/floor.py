"""Whom *he*, *she* and *they* stand for: the plainest rule, which often has no answer.

*He* or *she* is the last person who spoke, or with whose name a sentence opened; after an office spoke ("the ambassador said"),
the only person named so far. *They* are the last who spoke together, or whom a sentence told of together; after several sides
spoke ("the three sides said"), the last of that number who were named in one sentence, or the only ones.

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
        self._one, self._several, self._named, self._of_size, self._all = (), (), {}, {}, set()

    def heard(self, ids):
        """Some people are named, in order."""
        self._named.update(dict.fromkeys(ids))
        if len(set(ids)) > 1:
            group = self._of_size[len(set(ids))] = tuple(dict.fromkeys(ids))
            self._all.add(frozenset(group))

    def told(self, ids, opened=False):
        """A sentence told of several together, and nobody spoke in it; who opened it, or is alone in it, may be *he*."""
        if not opened and not set(ids) <= set(self._one):
            self._one = ()
        if len(set(ids)) > 1:
            self._several = tuple(dict.fromkeys(ids))

    def spoke(self, ids, form, number=None):
        """Somebody spoke, or opened a sentence: by name, or by an office or a state, without ids but perhaps a number."""
        if len(ids) == 1:
            self._one = ids
        elif ids:
            self._several, self._one = ids, ()
        elif form in ("person", "other"):
            self._one = self._several = ()
        else:
            self._one = tuple(self._named) if len(self._named) == 1 else ()
            only = tuple(self._of_size.values())[0] if len(self._all) == 1 else ()
            self._several = self._of_size.get(number, ()) if number else only

    def spoke_unnamed(self):
        """Several spoke whom nobody names (officials): *they* are unknown."""
        self._several = ()

    def meant(self, pronoun):
        """The ids of those for whom a pronoun stands; empty where it cannot be said."""
        return self._several if pronoun.lower() in ("they", "them") else self._one
