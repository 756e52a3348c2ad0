"""Where words stand in an article: read once, so that looking for many names does not read it again for each."""

import re
from collections import defaultdict

from course_lib.extraction.names import SPACE

_PIECE = re.compile(r"[^\W_]+")


class Standing:
    """The places of each word between ``start`` and ``end``."""

    def __init__(self, text, start, end):
        self._text, self._end, self._places = text, end, defaultdict(list)
        for piece in _PIECE.finditer(text, start, end):
            self._places[piece[0]].append(piece.start())

    def find(self, phrase):
        """Where a phrase stands as whole words, whatever white space is between them.

        >>> list(Standing("Ana Lima, of Ana  Lima's", 0, 24).find("Ana Lima")), list(Standing("Anas", 0, 4).find("Ana"))
        ([(0, 8), (13, 22)], [])
        """
        pieces = _PIECE.findall(phrase)
        if not pieces or not all(piece in self._places for piece in pieces):
            return
        words, lead = phrase.split(), _PIECE.search(phrase).start()
        for place in self._places[pieces[0]]:
            last = self._past(words, place - lead)
            if last and not self._text[last:last + 1].isalnum():
                yield place - lead, last

    def _past(self, words, place):
        """Where the words end that stand from ``place`` on; None where they do not."""
        for number, word in enumerate(words):
            gap = SPACE.match(self._text, place, self._end) if number else None
            place = gap.end() if gap else place
            if number and not gap or not self._text.startswith(word, place, self._end):
                return None
            place += len(word)
        return place
