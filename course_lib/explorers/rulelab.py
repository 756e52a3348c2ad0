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
    ``phrases`` are those ticked, in the order in which they were, ``rule_result`` is the RuleResult that
    ``course.try_rule`` returns for them, ``table`` has all steps so far.
    """

    def __init__(self, corpus):
        self._corpus, self._steps, self._prediction = corpus, [], NOT_YET
        self._try(())

    def _try(self, phrases):
        """Hold the rule of these phrases against the reader."""
        self.phrases, self._said = phrases, ""
        self.rule_result = try_rule(self._corpus, lambda sentence: EVERYTHING in phrases
                                    or tells_of_a_meeting(sentence, phrases))

    def tick(self, phrase, prediction=None):
        """Add a phrase to the rule; ``prediction`` is one of PREDICTIONS, or None.

        Raises CourseError for a phrase or a prediction that there is not.
        """
        one_of("phrase", phrase, (*PHRASES, EVERYTHING))
        if prediction is not None:
            one_of("prediction", prediction, PREDICTIONS)
        if phrase not in self.phrases:
            before = self.rule_result
            self._try((*self.phrases, phrase))
            self._judge(phrase, before, prediction)
        self.refresh()

    def untick(self, phrase):
        """Take a phrase out of the rule."""
        if phrase in self.phrases:
            self._try(tuple(one for one in self.phrases if one != phrase))
        self.refresh()

    def _judge(self, phrase, before, prediction):
        now = self.rule_result
        came = _came(before, now)
        self._steps.append((phrase, prediction, came, now.right, now.missed, now.wrong, now.meetings))
        if prediction is not None:
            hit = "as you predicted" if prediction == came else f"you predicted that {PREDICTIONS[prediction]}"
            self._said = f"With “{phrase}” {PREDICTIONS[came]}: {hit}."
        self._prediction = NOT_YET

    @property
    def table(self):
        """The steps so far: ``phrase, predicted, came, right, missed, wrong, meetings``."""
        columns = ["phrase", "predicted", "came", "right", "missed", "wrong", "meetings"]
        return pd.DataFrame(self._steps, columns=columns)

    def sentence(self):
        now = self.rule_result
        if not self.phrases and now.n_meetings:
            return (f"No phrase is ticked. {now.missed} sentences tell of the {now.n_meetings} meetings. "
                    "Predict, then tick one.")
        return said(now)

    def result(self):
        judged = markup.sentence(text(self._said)) if self._said else ""
        return judged + (result_html(self.rule_result) if self.phrases else "")

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
        predict = self.control("Dropdown", "I predict:", "What will the next phrase change?", "_prediction",
                               options=predictions)
        return [predict, *(
            self.control("Checkbox", phrase, f"Take sentences with “{phrase}”",
                         lambda ticked, phrase=phrase: self._ticked_box(phrase, ticked), indent=False,
                         value=lambda phrase=phrase: phrase in self.phrases,
                         disabled=lambda phrase=phrase: self._prediction == NOT_YET and phrase not in self.phrases)
            for phrase in (*PHRASES, EVERYTHING))]

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
