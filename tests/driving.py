"""How tests drive an explorer: as a student does, by its controls."""

from test_views import Checker


def controls(explorer):
    """The explorer's controls by the words beside them."""
    return {one.description: one for one in explorer.widget.children[0].children}


def control(explorer, name):
    return controls(explorer)[name]


def shown(explorer):
    """The words that stand under the controls."""
    return " ".join(Checker(explorer.widget.children[1].value).words.split())
