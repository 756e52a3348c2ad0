"""The field of a question for evidence: a text to choose, its sentences to click, two boxes to cut them in."""

from ipywidgets import HTML, Button, Dropdown, Layout, Textarea, VBox

from course_lib.exercises.inputs import INITIAL, in_short
from course_lib.exercises.places import texts_in

_STYLE = """<style>
.course-sentence {width: auto; height: auto; max-width: 60em; margin: 1px 0; padding: 3px 8px; white-space: normal;
  text-align: left; line-height: 1.4; background: none; flex: none}
.course-sentences {max-height: 15em; overflow-y: auto; border-left: 3px solid #8888; flex-wrap: nowrap}
</style>"""
_WIDE = {"width": "60em", "max_width": "98%"}


class EvidenceField:
    """A text, and one or two cuts of it; a click on a sentence takes it into the first box that is empty."""

    def __init__(self, question):
        self._corpus = texts_in(question.pages).corpus
        table = self._corpus.articles
        articles = zip(table["article_id"], table["title"])
        options = [("choose a text", ""), *((in_short(name, title), name) for name, title in articles)]
        self._article = Dropdown(options=options, description="Text", style=INITIAL, layout=Layout(**_WIDE))
        self._sentences = VBox([])
        self._sentences.add_class("course-sentences")
        self._cuts = [Textarea(description=name, continuous_update=False, rows=3, style=INITIAL,
                               layout=Layout(**_WIDE)) for name in ("Words", "Second cut, if needed")]
        self._article.observe(self._list_sentences, "value")
        self.widget = VBox([HTML(_STYLE), self._article, self._sentences, *self._cuts])

    @property
    def answer(self):
        cuts = [cut.value.strip() for cut in self._cuts if cut.value.strip()]
        given = self._article.value, *(cuts or [""])
        return given if any(given) else None

    def show(self, answer):
        """Show a saved answer: a text's name and its cuts."""
        names = [name for _, name in self._article.options]
        if isinstance(answer, list) and 2 <= len(answer) <= 3 and answer[0] in names:
            self._article.value = answer[0]
            for box, cut in zip(self._cuts, answer[1:]):
                box.value = str(cut)

    def _list_sentences(self, change):
        table = self._corpus.sentences
        rows = table[table["article_id"] == change["new"]].itertuples()
        self._sentences.children = [self._button(number, row.line, row.quote) for number, row in enumerate(rows)]

    def _button(self, number, line, quote):
        words = " ".join(quote.split())
        button = Button(description=f"{line}  {words}", tooltip="Take this sentence into the box, to cut it there",
                        tabbable=number == 0)  # one stop, to scroll from by arrows: forty are too many
        button.add_class("course-sentence")
        button.on_click(lambda _: self._take(words))
        return button

    def _take(self, words):
        box = next((cut for cut in self._cuts if not cut.value.strip()), self._cuts[-1])
        box.value = words
