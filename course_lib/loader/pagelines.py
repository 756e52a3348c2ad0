"""The paragraphs of a page, each with what it looks like: what the search for articles asks of them."""

from course_lib.words.spans import WORD, unwrapped

TEXT = ("prose", "opening")
HEADLINE = ("heading", "title")
_SUMMARY = 3  # paragraphs; more than this between headline and dateline is not a summary


class PageLines:
    """The looks of one page, by the numbers of its paragraphs from 0."""

    def __init__(self, text, looks):
        self.text, self.looks = text, looks

    def is_text(self, number):
        return self.looks[number].kind in TEXT

    def line(self, number):
        return unwrapped(self.looks[number].core.of(self.text))

    def gap_above(self, number):
        """Where the lines begin that lie between a paragraph of text and the text before it."""
        while number > 0 and not self.is_text(number - 1):
            number -= 1
        return number

    def headlines(self, first, end):
        return [number for number in range(first, end) if self.looks[number].kind in HEADLINE and not self._signs(number)]

    def _signs(self, number):
        """Whether a line stands under the closing words of a letter: a name, or an office."""
        return any(look.kind == "sign-off" for look in self.looks[max(0, number - 2):number])

    def telling(self, line):
        return {word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(line) if len(word) > 3}

    def is_captioned(self, number):
        """Whether a line is the text of a picture: the next line is a credit and nothing else, or says it over again."""
        following = self.looks[number + 1] if number + 1 < len(self.looks) else None
        if following is None or following.kind != "caption":
            return False
        return following.words <= 6 or self.telling(self.line(number)) <= self.telling(self.line(number + 1))

    def after_blank(self, number):
        """Whether a blank line stands above a paragraph."""
        if not 0 < number < len(self.looks):
            return True
        between = self.text[self.looks[number - 1].span.end:self.looks[number].span.start]
        return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1

    def only_summary(self, first, number):
        between = [look.kind for look in self.looks[first:number]]
        return between.count("prose") <= _SUMMARY and "opening" not in between
