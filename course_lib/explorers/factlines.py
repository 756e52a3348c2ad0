"""How the as-of explorer puts facts about a framework into words: a line for several, and each with its source."""

import re
from collections import Counter

import pandas as pd

from course_lib.analysis.facts import ADDRESS, chairs_and_numbers
from course_lib.display import markup
from course_lib.display.markup import listing, plural, text
from course_lib.display.values import day_in_words


def in_short(facts):
    """What the list has, in a few words: a chair by name, others by number."""
    if facts.empty:
        return "our list has no fact"
    chairs, counted = chairs_and_numbers(facts)
    said = [f"{listing(chairs)} in the chair"] if chairs else []
    said += [_counted(number, role) for role, number in counted.items()]
    if facts["disputed"].any():
        said.append(f"a dispute about {listing(dict.fromkeys(facts.loc[facts['disputed'], 'state']))}")
    return f"our list has {listing(said)}{_in_two(facts)}"


def _counted(number, role):
    return f"{number} {role}" if role.endswith("ed") else plural(number, role)


def _in_two(facts):
    """The states that are counted in two of the numbers: those that have two roles beside the chair."""
    roles = Counter(facts.loc[~facts["disputed"] & (facts["role"] != "chair"), "state"])
    twice = [state for state, number in roles.items() if number > 1]
    return f" ({listing(twice)} {'is' if len(twice) == 1 else 'are'} in two of these numbers)" if twice else ""


def grouped(facts):
    """Facts that differ in the state only, as one each: the first of them and all states; the chair first."""
    ranked = facts.iloc[(facts["role"] != "chair").argsort(kind="stable")]
    same = ["role", "since", "may_be_older", "as_of", "source", "disputed", "is_over"]
    groups = ranked.assign(is_over=ranked["until"] < ranked["as_of"]).groupby(same, sort=False, dropna=False)
    return [(group.iloc[0], list(group["state"])) for _, group in groups]


def fact_html(group):
    """Without its last day and its note, unless it is disputed: both often tell what came later."""
    fact, states = group
    role = f"{fact['role']} (disputed)" if fact["disputed"] else fact["role"]
    note = f" {text(fact['note'])}." if fact["disputed"] else ""
    said = "Looking back on" if fact["is_over"] else "As of"  # a chair of last year is told of, but in it no more
    source = f"{said} {day_in_words(fact['as_of'])}: {links(fact['source'])}.{note}"
    who = text(listing(states) + _since(fact))
    return f"<li><strong>{text(role)}</strong>: {who}.<br>{markup.set_back(source)}</li>"


def _since(fact):
    """From when on, or by when at the latest: a source often lists what is older than itself."""
    if pd.isna(fact["since"]):
        return ""
    return f" since {day_in_words(fact['since'])}" + (" or earlier" if fact["may_be_older"] else "")


def links(source):
    """The addresses in a source as links that show the site, numbered where a site comes twice; all else as it is
    written, but ``from:`` in words.
    """
    sites, met = Counter(ADDRESS.findall(source)), Counter()
    pieces, end = [], 0
    for found in ADDRESS.finditer(source):
        address, site = found.group(0, 1)
        met[site] += 1
        name = f"{site} ({met[site]})" if sites[site] > 1 else site
        pieces += [text(_in_words(source[end:found.start()])), _link(address, name)]
        end = found.end()
    return "".join([*pieces, text(source[end:])])


def _in_words(between):
    """What is written between two addresses: those after ``from:`` are for the first day."""
    return re.sub(r"\bfrom:", "for the first day:", between)


def _link(address, name):
    look = 'target="_blank" style="text-decoration:underline"'
    return f'<a href="{markup.attribute(address)}" {look}>{text(name)}</a>'
