"""What a person's name looks like in a sentence: where it begins and ends.

A name is a run of capitalised words. What belongs to an office, a body or a date (``titles.csv``), and what
another word list knows (states, frameworks, places, agencies), is never part of one.
"""

import re
from collections import defaultdict

LETTERS = r"(?:[^\W\d_]++[\u0300-\u036f]*+)+"
WORD = re.compile(rf"(?<!\w['’]){LETTERS}(?:[-'’ʼ](?!s\b){LETTERS})*")
SPACE = re.compile(r"\s+")
_LAST_WORD = re.compile(rf"{WORD.pattern}$")
_GENITIVE_OR_SPACE = re.compile(r"(?:['’]s?)?\s+$|['’]s-$|-$")
_LETTER_WORD = r"[A-Za-z\u00c0-\u052f\u1e00-\u1eff][\w’'-]*"  # not 薛銘澈, the name once more in another script
_NICKNAME = rf"\s+(?:[“\"'‘]{_LETTER_WORD}(?:\s{_LETTER_WORD})?[”\"'’]|\({_LETTER_WORD}\))\s+"  # José “Pepe” Lima
_NICKNAME_AFTER, _NICKNAME_BEFORE = re.compile(_NICKNAME), re.compile(f"{_NICKNAME}$")
_RETIRED = re.compile(r"\.?\s*\([Rr]et(?:d|ired)?\.?\)")
_VOWEL = re.compile(r"[aeiou]")
_PREFIXED = re.compile(r"[^\W\d_]{1,2}[-'’]([^\W\d_])")  # al-Marwani, d'Orsay
_NO_PEOPLE = ("agency", "place", "framework", "state")
_LONGEST = 6  # words in a name

PARTICLES = frozenset("""al el ul ur bin bint binti ibn abu ould von van der den ter zu zur af av de da do dos
das del della di du d la le y e u na dal dei degli delle vom zum ten het""".split())
FUNCTION = frozenset("""a an the this that these those his her its their our my your he she it they we you who
which whom whose when where while as at by for from in into of off on onto over to toward towards under up
upon with within without about after before between during since through until and or but nor so yet if than
then thus there here not no also both each either every all some many most more other others another such same
own only just even still now today yesterday tomorrow later earlier meanwhile however according added said is
are was were be been has have had will would can could may might must shall should do does did i
dear""".split())
_NO_NAMES = frozenset("""about after before between during from into these this those through toward towards under
when where which while with within without""".split())
_PLACE_FOLLOWS = frozenset("in at from near outside via across around".split())


def capital(word):
    """Whether a word is written as a name is: Wang, al-Marwani, d'Orsay, but not win-win.

    >>> capital("Wang"), capital("al-Marwani"), capital("win-win")
    (True, True, False)
    """
    prefixed = None if word[0].isupper() else _PREFIXED.match(word)
    return word[0].isupper() or prefixed is not None and prefixed[1].isupper()


class Line:
    """A sentence with all that the word lists found in it, to be searched for names.

    ``known``: what is no person, by its place; ``people``: the people of the word lists, by their place;
    ``barred``: words, in lower case, that are never part of a name.
    """

    def __init__(self, text, start, end, found, barred):
        self.text, self.start, self.end, self.barred = text, start, end, barred
        kinds = defaultdict(list)
        for one in found:
            kinds[one.kind].append(one)
        self.known = {one.start: one for kind in _NO_PEOPLE for one in kinds[kind]}
        self.known_ends = {one.end: one for one in self.known.values()}
        self.people = {one.start: one for one in kinds["person"] if one.meaning.form == "full"}
        self.people_ends = {one.end: one for one in self.people.values()}
        self.titles = [one for one in kinds["title"] if one.start not in self.known]
        self.titles = [one for one in self.titles if not self._is_middle_name(one)]
        self.honorifics = {one.start: one for one in self.titles if one.meaning.kind == "honorific"}
        self.agents = kinds["agent"]
        self.acts = {one.start for one in kinds["act"]}
        self.verbs = {one.start for one in kinds["verb"]}

    def _is_middle_name(self, title):
        """Whether a word that may stand before a name is part of one here: Abdirahman Sheikh Nur."""
        start, end = title.start, title.end
        if title.meaning.kind != "honorific" or self.text[end:end + 1] == "." or not _VOWEL.search(self.text, start, end):
            return False
        before = self.word_before(self.before_space(start))
        return bool(before) and before[0] + len(before[1]) < start and before[0] not in self.known \
            and before[0] > self.start and before[1][0].isupper() and before[1][1:].islower() \
            and not self._is_barred(before[1].lower()) and before[1].lower() not in FUNCTION \
            and not any(one.start <= before[0] < one.end for one in self.titles)

    def word_at(self, place):
        return WORD.match(self.text, place, self.end)

    def word_before(self, place):
        """Where the word begins that ends at ``place``, and the word; or None."""
        last = self.text[max(self.start, place - 40):place].split()[-1:]
        word = _LAST_WORD.search(last[0]) if last else None
        return (place - len(word[0]), word[0]) if word else None

    def gap_before(self, place):
        """Where the word before ``place`` ends: a space, a genitive's s or a hyphen may follow it; or None."""
        gap = _GENITIVE_OR_SPACE.search(self.text[max(self.start, place - 6):place])
        return place - len(gap[0]) if gap else None

    def after_space(self, place):
        gap = SPACE.match(self.text, place, self.end)
        return gap.end() if gap else place

    def before_space(self, place):
        while place > self.start and self.text[place - 1].isspace():
            place -= 1
        return place

    def is_name_word(self, place, word):
        """Whether a word may be part of a name; one in capitals throughout (MACRON) only beside others."""
        taken = place in self.known or place in self.honorifics or word.lower() in _NO_NAMES or self._is_barred(word.lower())
        return capital(word) and not taken and (len(word) == 1 or not word.isupper())

    def _is_barred(self, word):
        """Whether a word, or each part of one with hyphens (Vice-Premier), belongs to an office."""
        return word in self.barred or "-" in word and self.barred.issuperset(word.split("-"))

    def _is_loud(self, place, word, least):
        """A surname in capitals, as some ministries print it: KAMIKAWA Yoko."""
        taken = place in self.known or word.lower() in self.barred
        return len(word) >= least and word.isupper() and not taken

    def name_at(self, place):
        """A name that begins at ``place``, or after Mr and the like there: its ends and its number of words.

        One wholly in capitals counts before a colon only: MR. HALLORAN: …
        """
        first = place
        while place in self.honorifics:
            place = self.honorifics[place].end
            retired = _RETIRED.match(self.text, place, self.end)
            place = self.after_space(retired.end() if retired else place + self.text.startswith(".", place))
        if place in self.people:
            return place, self.people[place].end, 2
        ends = list(self._name_words(place, 2 if place > first else 3))
        if not ends:
            return None
        loud = ends[-1] > place + 2 and self.text[place:ends[-1]].isupper()
        return None if loud and self.text[ends[-1]:ends[-1] + 1] != ":" else (place, ends[-1], len(ends))

    def _name_words(self, place, least):
        """The ends of the words of a name that begins at ``place``; particles and a nickname may stand between them.

        ``least``: the letters of a word in capitals, at least.
        """
        for number in range(_LONGEST + 2):
            word = self.word_at(place)
            if not word or not (self.is_name_word(place, word[0]) or self._is_loud(place, word[0], least)
                                or number and word[0] in PARTICLES):
                return
            end = word.end() + self._is_shortened(word)
            if len(word[0]) == 1 and end == word.end() and not number:
                return
            if word[0] not in PARTICLES:
                yield end
            nickname = _NICKNAME_AFTER.match(self.text, end, self.end)
            place = nickname.end() if nickname else self.after_space(end)
            if place == end and end == word.end():
                return

    def _is_shortened(self, word):
        """Whether a full stop belongs to a word: S. Jaishankar, Md. Hossain."""
        stop = "." if len(word[0]) == 1 else ". "
        return len(word[0]) <= 2 and self.text.startswith(stop, word.end()) and word.end() + 1 < self.end

    def name_before(self, end):
        """Where a name begins that ends at ``end`` and has two words at least; or None."""
        if end in self.people_ends:
            return self.people_ends[end].start
        start, names, place = None, 0, end
        while place is not None and place not in self.known_ends and names <= _LONGEST:
            initial = self.text.startswith(".", place - 1)
            word = self.word_before(place - initial)
            if not word or self._is_in_honorific(word[0]) or initial and len(word[1]) > 2:
                break
            if self.is_name_word(*word) and not self._opens_clause(*word):
                start, names = word[0], names + 1
            elif word[1] not in PARTICLES:
                break
            place = self._end_of_word_before(word[0])
        return start if 2 <= names <= _LONGEST and not self._place_follows(start) else None

    def _is_in_honorific(self, place):
        """Whether a word belongs to H.E., Her Excellency and the like: it is no part of the name."""
        return any(start <= place < one.end for start, one in self.honorifics.items())

    def _end_of_word_before(self, place):
        nickname = _NICKNAME_BEFORE.search(self.text, max(self.start, place - 40), place)
        end = self.before_space(nickname.start() if nickname else place)
        return end if self.start < end < place else None

    def _opens_clause(self, place, word):
        """Whether a capitalised function word only opens the sentence: From Da Nang, the minister …"""
        end = self.before_space(place)
        return word.lower() in FUNCTION and (end == self.start or not self.text[end - 1].isalpha())

    def _place_follows(self, start):
        before = self.word_before(self.before_space(start))
        return before is not None and before[1].lower() in _PLACE_FOLLOWS
