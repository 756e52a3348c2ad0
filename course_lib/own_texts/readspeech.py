"""The form of notebook 08 in which a reader says who says what, passage by passage."""

import pandas as pd

from course_lib.analysis.who import Cast
from course_lib.annotations.forms import VOICES
from course_lib.annotations.writing import anchored
from course_lib.display.views import cite
from course_lib.errors import one_of
from course_lib.own_texts.judging import OPEN, Judging
from course_lib.own_texts.naming import ids_of, spelled

KEPT, NOBODY = "kept", "nobody"


class ReadSpeech(Judging):
    """Go through the passages in which somebody may be said to say something: who, by which verb, in whose words.

    Args:
        corpus: a Corpus that lies in a folder of your own.
        by: the name under which you judge.

    In code: ``judge(1, "kept", who="Nino Beridze")``, ``judge(2, "nobody")`` for what the text itself tells, and
    ``judge(1, "open")`` takes a decision back, and ``add("page.1.4")`` adds a sentence. Passages are the clauses (or
    sentences) that the program suggests.
    """

    fields = ("speaker", "who", "verb", "voice")
    verdicts = {"Keep": KEPT, "Nobody says it": NOBODY, "Take back": OPEN}

    def __init__(self, corpus, by="reader"):
        self._cast = Cast(corpus)
        self._suggested = [self._passage_of(row) for row in corpus.suggested.statements.itertuples()
                           if row.voice in ("direct", "indirect") or row.speaker_ids]
        super().__init__(corpus, by)

    def _passage_of(self, row):
        known = {name: "" if pd.isna(value) else value for name, value in (
            ("speaker", row.speaker), ("verb", row.verb), ("modal", row.modal), ("basis", row.basis))}
        return known | {"page": row.page_id, "sentence": row.sentence, "start": row.start, "end": row.end,
                        "verdict": OPEN,
                        "cite": cite({"article_id": row.article_id, "line": row.line}), "voice": row.voice,
                        "who": spelled(row.speaker_ids, self._cast), "marks": []}

    def collect(self, reading):
        judged = {(row.said["page_id"], row.span.start): row for row in reading.rows["statements"]}
        passages = []
        for one in (*self._suggested, *self.added):
            row = judged.pop((one["page"], one["start"]), None)
            passages.append(one | self._as_judged(row.said) if row else one)
        passages += [one for row in judged.values() if (one := self._only_judged(row))]
        order = {name: number for number, name in enumerate(self._corpus.sentences["sentence"])}
        return sorted(passages, key=lambda one: (order[one["sentence"]], one["start"]))

    def _only_judged(self, row):
        """A clause that the program does not suggest; None where it stands in no article text now."""
        sentence = self._corpus.sentence_at(row.said["page_id"], row.span.start)
        known = {"start": row.span.start, "end": row.span.end, "modal": row.said["modal"], "basis": row.said["basis"]}
        return self.new(sentence) | known | self._as_judged(row.said) if sentence else None

    def new(self, sentence):
        row = self._corpus.sentences[self._corpus.sentences["sentence"] == sentence].iloc[0]
        return {"page": row["page_id"], "sentence": sentence, "start": row["start"], "end": row["end"],
                "cite": cite(row), "verdict": OPEN, "speaker": "", "who": "", "verb": "", "voice": "indirect",
                "modal": "", "basis": "sentence", "marks": []}

    def _as_judged(self, said):
        return {"speaker": said["speaker"], "who": spelled(said["speaker_ids"], self._cast), "verb": said["verb"],
                "voice": said["voice"], "verdict": NOBODY if said["voice"] in ("narration", "editorial") else KEPT}

    def decision(self, passage, verdict, values):
        here = (passage["page"], str(passage["start"]))
        rows = []
        if verdict != OPEN:
            one_of("voice", values["voice"], VOICES)
            said = {"speaker": values["speaker"], "speaker_ids": ids_of(values["who"], self._cast),
                    "verb": values["verb"],
                    "voice": values["voice"], "modal": passage["modal"], "basis": passage["basis"]}
            if verdict == NOBODY:
                said = {"voice": values["voice"] if values["voice"] == "editorial" else "narration",
                        "modal": passage["modal"]}
            place = anchored(passage["page"], self._texts[passage["page"]], passage["start"], passage["end"])
            rows = [place | said | {"by": self._by}]
        return {"statements": (lambda row: (row["page_id"], row["start"]) == here, rows)}

    @property
    def table(self):
        """All passages: ``number, verdict, speaker, who, verb, voice`` and their place."""
        rows = [(number, one["verdict"], one["speaker"] or None, one["who"], one["verb"] or None, one["voice"],
                 one["sentence"].rpartition(".")[0], self._corpus.line(one["page"], one["start"]))
                for number, one in enumerate(self._passages, 1)]
        return pd.DataFrame(rows, columns=[
            "number", "verdict", "speaker", "who", "verb", "voice", "article_id", "line"])

    def inputs(self):
        from ipywidgets import Dropdown, Layout, Text

        style = {"description_width": "initial"}
        return {
            "speaker": Text(description="As printed", tooltip="The speaker's words in the text",
                            style=style, layout=Layout(width="16em")),
            "who": Text(description="Who", tooltip="Names, separated by ;",
                        style=style, layout=Layout(width="26em", max_width="100%")),
            "verb": Text(description="Verb", tooltip="The reporting verb, as printed",
                         style=style, layout=Layout(width="12em")),
            "voice": Dropdown(options=list(VOICES), description="Voice", tooltip="Whose words they are", style=style,
                              layout=Layout(width="auto")),
        }
