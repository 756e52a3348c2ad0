"""The form of notebook 08 in which a reader says who says what, passage by passage."""

import pandas as pd

from course_lib.annotations.forms import VOICES
from course_lib.errors import one_of
from course_lib.own_texts.judging import OPEN, Judging

KEPT, NOBODY = "kept", "nobody"
_SAID = ("speaker", "verb", "modal", "basis")
_ANYBODY = ("", "he", "she", "they", "it")  # need not be the same person twice on a page


class ReadSpeech(Judging):
    """Go through the passages in which somebody may be said to say something: who, by which verb, in whose words.

    Args:
        corpus: a Corpus that lies in a folder of your own.
        by: the name under which you judge.
        apart: whether your judgements are kept apart from other readers', in a folder of your name.

    In code: ``judge(1, "kept", who="Nino Beridze")``, ``judge(2, "nobody")`` for what the text itself tells, and
    ``judge(1, "open")`` takes a decision back, and ``add("page.1.4")`` adds a sentence. Passages are the clauses (or
    sentences) that the program suggests.
    """

    kind = "statements"
    fields = {"speaker": ("As printed", "The speaker's words in the text", "21em"),
              "who": ("Who", "Names, separated by ;", "26em"),
              "verb": ("Verb", "The reporting verb, as printed", "16em"),
              "voice": ("Voice", "Whose words they are", VOICES)}
    verdicts = {"Keep": KEPT, "Nobody says it": NOBODY, "Take back": OPEN}
    columns = tuple(fields)

    def _suggestions(self, suggested):
        for row in suggested.statements.to_dict("records"):
            if row["voice"] in ("direct", "indirect") or row["speaker_ids"]:
                known = {name: "" if pd.isna(row[name]) else row[name] for name in _SAID}
                yield self._made(row, **known, voice=row["voice"], who=self._names.spelled(row["speaker_ids"]))

    def _empty(self, sentence):
        return {"speaker": "", "who": "", "verb": "", "voice": "indirect", "modal": "", "basis": "sentence"}

    def _as_judged(self, said):
        return {name: said[name] for name in (*_SAID, "voice")} | {
            "who": self._names.spelled(said["speaker_ids"]),
            "verdict": NOBODY if said["voice"] in ("narration", "editorial") else KEPT}

    def _values(self):
        """As typed or suggested; where nobody is, who was kept last for the same words on this page."""
        passage, values = self._passage(self._at), super()._values()
        here = passage["page"], values["speaker"]
        if passage["verdict"] == OPEN and not ("who" in self._typed or values["who"] or here[1].lower() in _ANYBODY):
            kept = [one["who"] for one in self._passages
                    if one["verdict"] == KEPT and (one["page"], one["speaker"]) == here]
            values["who"] = kept[-1] if kept else ""
        return values

    def _remarks(self, passage, values):
        article = self._texts[passage["page"]]
        around = article[passage["start"]:passage["end"]] if passage["basis"] == "sentence" else article
        printed = " ".join(values["speaker"].split()) in " ".join(around.split())
        said = [] if printed else [f"“{values['speaker']}” does not stand in this sentence: is it as printed?"]
        return said + super()._remarks(passage, values)

    def _decision(self, passage, verdict, values, place):
        here = (passage["page"], str(passage["start"]))
        one_of("voice", values["voice"], VOICES)
        said = {"modal": passage["modal"]}
        if verdict == NOBODY:
            said |= {"voice": values["voice"] if values["voice"] == "editorial" else "narration"}
        else:
            said |= {"speaker": values["speaker"], "speaker_ids": self._names.ids(values["who"]),
                     "verb": values["verb"], "voice": values["voice"], "basis": passage["basis"]}
        return {"statements": (lambda row: (row["page_id"], row["start"]) == here,
                               [] if verdict == OPEN else [place | said])}
