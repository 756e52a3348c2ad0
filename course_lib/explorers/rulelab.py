"""The explorer of notebook 03 in which a rule is put together from phrases, and its precision and recall move."""

import inspect

import pandas as pd

from course_lib.analysis.rules import PHRASES, phrase_pattern, tells_of_a_meeting, try_rule
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import text
from course_lib.display.rulepages import result_html, said
from course_lib.errors import one_of

EVERYTHING = "every sentence"
NOT_YET = "choose first"
PREDICTIONS = {
    "right": "more is found, and nothing wrongly",
    "both": "more is found, and some of it wrongly",
    "wrong": "nothing right comes in, only wrong sentences",
    "nothing": "nothing changes",
}


class RuleLab(Explorer):
    """Tick phrases: the rule takes each sentence that has one of them. Below stand what it misses and takes wrongly.

    Args:
        corpus: a Corpus whose meetings a reader has written down.

    Before each tick it asks what will change. In code: ``tick("met", prediction="right")`` and ``untick("met")``;
    ``rule_result`` is what ``course.try_rule`` returns for the phrases ticked, ``table`` has all steps so far.
    """

    def __init__(self, corpus):
        self._corpus, self._ticked, self._steps, self._said = corpus, [], [], ""
        self._now = self._try()
        self._prediction = NOT_YET

    @property
    def phrases(self):
        """The phrases ticked, in the order in which they were."""
        return tuple(self._ticked)

    @property
    def rule_result(self):
        """How the rule agrees with the reader, as a RuleResult."""
        return self._now

    def _try(self):
        if EVERYTHING in self._ticked:
            return try_rule(self._corpus, lambda sentence: True)
        return try_rule(self._corpus, lambda sentence: tells_of_a_meeting(sentence, self._ticked))

    def tick(self, phrase, prediction=None):
        """Add a phrase to the rule; ``prediction`` is one of PREDICTIONS, or None.

        Raises CourseError for a phrase or a prediction that there is not.
        """
        one_of("phrase", phrase, (*PHRASES, EVERYTHING))
        if prediction is not None:
            one_of("prediction", prediction, PREDICTIONS)
        if phrase not in self._ticked:
            before = self._now
            self._ticked.append(phrase)
            self._now = self._try()
            self._judge(phrase, before, prediction)
        self.refresh()

    def untick(self, phrase):
        """Take a phrase out of the rule."""
        if phrase in self._ticked:
            self._ticked.remove(phrase)
            self._now, self._said = self._try(), ""
        self.refresh()

    def _judge(self, phrase, before, prediction):
        came = _came(before, self._now)
        self._steps.append((phrase, prediction, came,
                            self._now.right, self._now.missed, self._now.wrong, self._now.meetings))
        if prediction is None:
            self._said = ""
        else:
            hit = "as you predicted" if prediction == came else f"you predicted that {PREDICTIONS[prediction]}"
            self._said = f"With “{phrase}” {PREDICTIONS[came]}: {hit}."
        self._prediction = NOT_YET

    @property
    def table(self):
        """The steps so far: ``phrase, predicted, came, right, missed, wrong, meetings``."""
        columns = ["phrase", "predicted", "came", "right", "missed", "wrong", "meetings"]
        return pd.DataFrame(self._steps, columns=columns)

    def sentence(self):
        if not self._ticked and self._now.n_meetings:
            wanted = self._now.missed
            return (f"No phrase is ticked. {wanted} sentences tell of the {self._now.n_meetings} meetings. "
                    "Predict, then tick one.")
        return said(self._now)

    def result(self):
        judged = markup.sentence(text(self._said)) if self._said else ""
        return judged + (result_html(self._now) if self._ticked else "")

    def notes(self):
        said = ("One sentence a text is wanted for each meeting; a few others on the same meetings are not scored. "
                "The rule asks for nothing but these words.")
        code = text(inspect.getsource(tells_of_a_meeting) + inspect.getsource(phrase_pattern))
        return markup.aside(said) + markup.folded("The rule in Python", f"<pre>{code}</pre>")

    def static(self):
        """The rule of the first two phrases, for a notebook that is not running."""
        shown = type(self)(self._corpus)
        if not shown.rule_result.n_meetings:
            return markup.sentence(text(shown.sentence()))
        for phrase in PHRASES[:2]:
            shown.tick(phrase)
        head = markup.sentence(f"With <em>met</em> and <em>held talks</em> ticked: {text(shown.sentence())}")
        return head + shown.result() + markup.aside("Run this cell to tick phrases yourself.")

    def controls(self):
        predictions = [(NOT_YET, NOT_YET), *((words, name) for name, words in PREDICTIONS.items())]
        predict = self.control("Dropdown", "I predict:", "What will the next phrase change?", self._predicted,
                               options=predictions, value=lambda: self._prediction)
        return [predict, *(
            self.control("Checkbox", phrase, f"Take sentences with “{phrase}”",
                         lambda ticked, phrase=phrase: self._ticked_box(phrase, ticked), indent=False,
                         value=lambda phrase=phrase: phrase in self._ticked,
                         disabled=lambda phrase=phrase: self._prediction == NOT_YET and phrase not in self._ticked)
            for phrase in (*PHRASES, EVERYTHING))]

    def _predicted(self, prediction):
        self._prediction = prediction

    def _ticked_box(self, phrase, ticked):
        if ticked:
            self.tick(phrase, None if self._prediction == NOT_YET else self._prediction)
        else:
            self.untick(phrase)


def _came(before, now):
    """What a phrase changed, as one of PREDICTIONS."""
    right, wrong = now.right > before.right, now.wrong > before.wrong
    return {(True, False): "right", (True, True): "both",
            (False, True): "wrong", (False, False): "nothing"}[right, wrong]
