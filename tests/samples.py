"""Texts for property tests: anything at all, and pages put together from what real pages are made of."""

import csv
import textwrap
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent

quick = settings()  # as conftest.py sets them

NEWLINES = ("\n", "\r\n", "\r")
DATELINES = (
    "VIENTIANE, July 26 (Xinhua) -- ", "HANOI, (VNA) – ", "April 3 (Nhan Dan) — ", "(KPL) ",
    "MOSCOW, July 25. /TASS/. ",
    "IGORA /Leningrad Region/, December 26. /TASS/. ", "Pyongyang, July 26 (KCNA) -- ",
    "(Xinhua) VIENTIANE, July 25 — ",
    "New Delhi, Sep 5 (PTI) ", "JAKARTA — ", "Vientiane, 25 July 2024", "Done at Vientiane on 25 July 2024",
)
OTHERS = (
    "Title: Talks end", "Date: 2024-07-26", "Author: A Name", "---", "# Talks end", "**Talks end**", "By A Name",
    "Xinhua",
    "July 26, 2024", "26/07/2024 09:15", "Reference(s):", "Abstract : They met on Friday.", "I. The first part",
    "1. They met.",
    "a.jpg", "Talks end (Photo by A Name/Xinhua)", "Home > World > Asia", "* * *", "-0-", "(END)", "🌟 They met. 🤝",
    "🕊️",
    "他们在星期四见面了。他说：“好。”", "\u202bהם נפגשו ביום חמישי.\u202c", "\u200fabc\u200e", "\u2066(x)\u2069", "\ufeff", "\u200b",
    "a\u0301 e\u0301", "…", "“", "(", "[", "/", "They met on Thursday, July 25", "They meet next Tuesday.",
    "Feb. 30, 2024",
    "Note: this text was first published elsewhere.", "Dear Sir,", "Yours sincerely,", "A. Name", "(Xinhua/A Name)",
    "The ministers met\nin the capital\non Thursday and\nsaid little", "x" * 400, "Who? " * 30,
)


SEED_LINES = [line for file in sorted((ROOT / "seeds").glob("*.txt"))
              for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def _furniture():
    with open(ROOT / "course_lib" / "data" / "furniture.csv", encoding="utf-8", newline="") as file:
        return [row["example"] for row in csv.DictReader(file)]


def one_of(values):
    """Like ``sampled_from``, which would print all values in every message."""
    return st.integers(0, len(values) - 1).map(values.__getitem__)


characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
anything = st.text(characters, max_size=200)
pieces = st.one_of(
    one_of(SEED_LINES), one_of(_furniture()), one_of(OTHERS), one_of(DATELINES),
    st.builds(str.__add__, one_of(DATELINES), one_of(SEED_LINES)),
    st.builds(textwrap.fill, one_of(SEED_LINES), st.just(64)),
    st.text(characters, max_size=20),
)
gaps = st.sampled_from([*NEWLINES, "\n\n", "\r\n\r\n", "\n\n\n\n", " \n\t\n ", "\r\r", "\n\r", "\u2028", "\x0b",
                        "\x0c", "\x85", " "])
assembled = st.lists(st.tuples(pieces, gaps), max_size=14).map(lambda pairs: "".join(map("".join, pairs)))
texts = st.one_of(anything, assembled, assembled, assembled)
