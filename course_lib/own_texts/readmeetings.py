"""The form of notebook 08 in which a reader says which passages tell of a meeting: who, which day, in what form."""

import secrets

import pandas as pd

from course_lib.analysis.who import Cast
from course_lib.annotations.forms import KINDS, STATUSES
from course_lib.annotations.writing import anchored
from course_lib.display.values import day_in_words
from course_lib.display.views import cite
from course_lib.errors import CourseError, one_of
from course_lib.own_texts.judging import LATER, OPEN, Judging, meets
from course_lib.own_texts.naming import ids_of, spelled
from course_lib.words.cells import DATE, iso_day

OWN = "an event of its own"


class ReadMeetings(Judging):
    """Go through the passages that may tell of a meeting: keep one, refuse it, or leave it for later.

    Args:
        corpus: a Corpus that lies in a folder of your own.
        by: the name under which you judge.

    In code: ``judge(1, "kept", who="Nino Beridze; Ara Petrosyan", day="2024-05-14")``, ``judge(2, "no meeting")``,
    ``judge(3, "kept", same_as=…)`` with a meeting's id from ``table``, ``judge(1, "open")`` takes a decision back, and
    ``add("page.1.4")`` adds a sentence that the program did not see.
    """

    fields = ("who", "day", "form", "status", "same_as")
    verdicts = {"Keep": "kept", "No meeting": "no meeting", "Later": LATER, "Take back": OPEN}

    def __init__(self, corpus, by="reader"):
        self._cast = Cast(corpus)
        self._suggested = _suggestions(corpus, self._cast)
        super().__init__(corpus, by)

    # Passages

    def collect(self, reading):
        meetings = {row.said["meeting_id"]: row.said for row in reading.rows["meetings"]}
        self._meetings = meetings
        judged = [self._judged(row, meetings) for row in reading.rows["tellings"] if row.said["part"] == "tells"]
        judged = [one for one in judged if one]
        also = [(row.said["page_id"], row.span) for row in reading.rows["tellings"] if row.said["part"] == "also"]
        known = [(one["page"], one["start"], one["end"]) for one in judged] + [(page, *span) for page, span in also]
        rest = [one for one in (*self._suggested, *self.added) if not meets(one, known)]
        order = {name: number for number, name in enumerate(self._corpus.sentences["sentence"])}
        return sorted([*judged, *rest], key=lambda one: (order[one["sentence"]], one["start"]))

    def _judged(self, row, meetings):
        said, sentence = row.said, self._corpus.sentence_at(row.said["page_id"], row.span.start)
        if sentence is None:
            return None
        like = next((one for one in self._suggested if meets(one, [(said["page_id"], *row.span)])), None)
        passage = (like or self.new(sentence)) | {"start": row.span.start, "end": row.span.end,
                                                   "verdict": said["verdict"], "meeting_id": said["meeting_id"]}
        if meeting := meetings.get(said["meeting_id"]):
            passage |= {"who": spelled(meeting["participants"], self._cast), "day": meeting["date"],
                        "form": meeting["kind"], "status": meeting["status"], "same_as": said["meeting_id"]}
        return passage

    def new(self, sentence):
        row = self._corpus.sentences[self._corpus.sentences["sentence"] == sentence].iloc[0]
        people = self._corpus.people[self._corpus.people["sentence"] == sentence]
        ids = tuple(dict.fromkeys(people["person_id"].dropna()))
        return {"page": row["page_id"], "sentence": sentence,
                "start": row["start"], "end": row["end"], "cite": cite(row),
                "verdict": OPEN, "meeting_id": "", "who": spelled(ids, self._cast), "day": "", "form": "bilateral",
                "status": "reported", "same_as": OWN, "day_span": None, "counted": "", "marks": _spans(people)}

    # Decisions

    def decision(self, passage, verdict, values):
        here = (passage["page"], str(passage["start"]))
        mine = {passage["meeting_id"]} - {""}
        alone = not any(one["meeting_id"] in mine for one in self._passages
                        if one is not passage and one["verdict"] == "kept")
        gone = (mine if alone else set())
        telling = anchored(
            passage["page"], self._texts[passage["page"]], passage["start"], passage["end"]) | {"by": self._by}
        rows, meetings = [], []
        if verdict == "kept":
            meeting = self._meeting(values, mine if alone else set())
            gone |= {meeting["meeting_id"]}
            meetings, base = [meeting], {"meeting_id": meeting["meeting_id"], "verdict": "kept"}
            rows = [telling | base | {"part": "tells"}, *self._day_row(passage, values, base)]
        elif verdict != OPEN:
            rows = [telling | {"part": "tells", "verdict": verdict}]
        return {"meetings": (lambda row: row["meeting_id"] in gone, meetings),
                "tellings": (lambda row: (row["page_id"], row["start"]) == here and row["part"] == "tells"
                             or row["part"] == "day" and _is_day_of(row, passage), rows)}

    def _meeting(self, values, mine):
        who, day = ids_of(values["who"], self._cast), _day(values["day"])
        one_of("form", values["form"], KINDS), one_of("status", values["status"], STATUSES)
        id = values["same_as"]
        if id != OWN and id not in mine:
            other = self._meetings[one_of("meeting", id, self._meetings)]
            who = tuple(dict.fromkeys([*other["participants"], *who]))
            return other | {"participants": who, "by": self._by}
        id = next(iter(mine), None) or f"m-{secrets.token_hex(4)}"
        return {"meeting_id": id, "scope": "core" if who and day else "wider", "status": values["status"], "date": day,
                "kind": values["form"], "participants": who, "by": self._by}

    def _day_row(self, passage, values, base):
        if not passage["day_span"]:
            return []
        day, suggested = _day(values["day"]), passage["suggested_day"]
        counted = passage["counted"] if day == suggested else ""
        place = anchored(passage["page"], self._texts[passage["page"]], *passage["day_span"])
        return [place | base | {"part": "day", "date": day, "counted": counted, "by": self._by}]

    # What is seen

    @property
    def table(self):
        """All passages: ``number, verdict, who, day, form, status, meeting_id`` and their place."""
        rows = [(number, one["verdict"], one["who"], one["day"] or None, one["form"], one["status"],
                 one["meeting_id"] or None,
                 one["sentence"].rpartition(".")[0], self._corpus.line(one["page"], one["start"]))
                for number, one in enumerate(self._passages, 1)]
        return pd.DataFrame(rows, columns=[
            "number", "verdict", "who", "day", "form", "status", "meeting_id", "article_id", "line"])

    def inputs(self):
        from ipywidgets import Dropdown, Layout, Text

        style = {"description_width": "initial"}
        wide = {"style": style, "layout": Layout(width="auto", max_width="100%")}
        return {
            "who": Text(description="Who", tooltip="Names, separated by ;", style=style,
                        layout=Layout(width="32em", max_width="100%")),
            "day": Text(description="Day", placeholder="2024-07-25", tooltip="The day, year first", style=style,
                        layout=Layout(width="11em")),
            "form": Dropdown(options=list(KINDS), description="Form", tooltip="In which form they met", **wide),
            "status": Dropdown(options=list(STATUSES), description="Status", tooltip="Whether it has happened", **wide),
            "same_as": Dropdown(options=[OWN], description="Same event as",
                                tooltip="Another telling of the same event", **wide),
        }

    def fill(self, inputs, passage):
        inputs["same_as"].options = [(OWN, OWN), *((self._in_words(id), id) for id in self._meetings)]
        super().fill(inputs, passage)

    def _in_words(self, id):
        meeting = self._meetings[id]
        day = day_in_words(pd.Timestamp(meeting["date"]) if meeting["date"] else pd.NaT)
        return f"{self._cast.names(meeting['participants']) or 'nobody named'}, {day}"


def _suggestions(corpus, cast):
    """The passages that the program suggests, as dicts."""
    suggested = corpus.suggested
    meetings = suggested.meetings.set_index("meeting_id")
    people = suggested.people
    passages = []
    for row in suggested.tellings.itertuples():
        meeting, inside = meetings.loc[row.meeting_id], people[people["sentence"] == row.sentence]
        dated = not pd.isna(row.day_start)
        day = "" if pd.isna(row.date) else f"{row.date:%Y-%m-%d}"
        passages.append({
            "page": row.page_id, "sentence": row.sentence, "start": row.start, "end": row.end, "verdict": OPEN,
            "meeting_id": "", "cite": cite({"article_id": row.article_id, "line": row.line}),
            "who": spelled(_known(meeting["participants"], cast), cast),
            "day": day, "suggested_day": day, "form": meeting["kind"], "status": meeting["status"], "same_as": OWN,
            "day_span": (int(row.day_start), int(row.day_end)) if dated else None,
            "counted": str(row.date_basis).partition("), ")[2] if dated else "",
            "marks": _spans(inside) + ([(int(row.day_start), int(row.day_end))] if dated else [])})
    return passages


def _known(ids, cast):
    """People and states; an office or a side as printed is for the reader to name."""
    return [id for id in ids if id.startswith("new-") or id in cast.all_names()]


def _spans(table):
    return list(dict.fromkeys(zip(table["start"], table["end"])))


def _is_day_of(row, passage):
    return passage["day_span"] is not None and (row["page_id"], row["start"]) == (
        passage["page"], str(passage["day_span"][0]))


def _day(typed):
    """A day as typed, in the form 2024-07-25; empty where none was. Raises CourseError for anything else."""
    try:
        day = iso_day(" ".join(typed.split()))
    except ValueError as problem:
        raise CourseError(f"The day {typed!r} {problem} Write the year first, such as 2024-07-25.") from None
    if day and not DATE.test(day):
        raise CourseError(f"{typed!r} is not a day. Write it like 2024-07-25, or leave it empty.")
    return day
