"""Names as a reader types them, and the ids they stand for."""

from course_lib.words.personnames import provisional_id


def spelled(ids, cast):
    """The names of several people or states, separated by semicolons."""
    return "; ".join(map(cast.name, ids))


def ids_of(typed, cast):
    """The ids of the names in a field, separated by semicolons; a name that is in no list gets an id of its own.

    >>> from course_lib import load
    >>> from course_lib.analysis.who import Cast
    >>> ids_of("Wang Yi; bo kato;", Cast(load()))
    ('wang-yi', 'new-bo-kato')
    """
    known = {" ".join(name.split()).casefold(): id for id, name in cast.all_names().items()}
    names = [" ".join(name.split()) for name in typed.split(";")]
    return tuple(dict.fromkeys(known.get(name.casefold()) or provisional_id(name) for name in names if name))
