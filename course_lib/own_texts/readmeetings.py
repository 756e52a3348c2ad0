"""The form of notebook 08 in which a reader says which passages tell of a meeting: who, which day, in what form."""

import secrets

import pandas as pd

from course_lib.analysis.who import UNKNOWN
from course_lib.annotations.forms import KINDS, STATUSES
from course_lib.annotations.writing import anchored
from course_lib.display import markup
from course_lib.display.values import day_in_words
from course_lib.errors import CourseError, one_of
from course_lib.own_texts.judging import LATER, OPEN, Judging
from course_lib.suggesting.passages import FORMS
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

    kind = "tellings"
    fields = {"who": ("Who", "Names, separated by ;", "32em"),
              "day": ("Day", "Year first: 2024-07-25", "15em"),
              "form": ("Form", "In which form they met", KINDS),
              "status": ("Status", "Whether it has happened", STATUSES),
              "same_as": ("Same event as", "Another telling of the same event", [OWN])}
    verdicts = {"Keep": "kept", "No meeting": "no meeting", "Later": LATER, "Take back": OPEN}
    columns = ("who", "day", "form", "status", "meeting_id")

    # Passages

    def _suggestions(self, suggested):
        meetings, people = suggested.meetings.set_index("meeting_id"), suggested.people
        for row in suggested.tellings.to_dict("records"):
            meeting, dated = meetings.loc[row["meeting_id"]], not pd.isna(row["day_start"])
            span = [(int(row["day_start"]), int(row["day_end"]))] if dated else []
            day = "" if pd.isna(row["date"]) else f"{row['date']:%Y-%m-%d}"
            yield self._made(
                row, [*_spans(people[people["sentence"] == row["sentence"]]), *span], meeting_id="", same_as=OWN,
                who=self._spelled(self._known(meeting["participants"])), form=meeting["kind"], status=meeting["status"],
                day=day, suggested_day=day, day_span=next(iter(span), None),
                counted=str(row["date_basis"]).partition("), ")[2] if dated else "")

    def _known(self, ids):
        """People and states; an office or a side as printed is for the reader to name."""
        return [id for id in ids if id.startswith("new-") or id in self._cast.all_names()]

    def _empty(self, sentence):
        people = self._corpus.people[self._corpus.people["sentence"] == sentence]
        return {"meeting_id": "", "who": self._spelled(dict.fromkeys(people["person_id"].dropna())), "day": "",
                "form": "bilateral", "status": "reported", "same_as": OWN, "day_span": None, "counted": "",
                "marks": _spans(people)}

    def _as_judged(self, said):
        judged = {"verdict": said["verdict"], "meeting_id": said["meeting_id"]}
        if meeting := self._meetings.get(said["meeting_id"]):
            judged |= {"who": self._spelled(meeting["participants"]), "day": meeting["date"], "form": meeting["kind"],
                       "status": meeting["status"], "same_as": said["meeting_id"]}
        return judged

    # Decisions

    def _decision(self, passage, verdict, values, place):
        here = (passage["page"], str(passage["start"]))
        alone = not any(one["meeting_id"] == passage["meeting_id"] for one in self._passages
                        if one is not passage and one["verdict"] == "kept")
        gone = {passage["meeting_id"]} - {""} if alone else set()
        rows, meetings = [], []
        if verdict == "kept":
            meetings = [self._meeting(values, gone)]
            base = {"meeting_id": meetings[0]["meeting_id"], "verdict": "kept"}
            gone |= {base["meeting_id"]}
            rows = [place | base | {"part": "tells"}, *self._day_row(passage, values, base)]
        elif verdict != OPEN:
            rows = [place | {"part": "tells", "verdict": verdict}]
        return {"meetings": (lambda row: row["meeting_id"] in gone, meetings),
                "tellings": (lambda row: (row["page_id"], row["start"]) == here and row["part"] == "tells"
                             or row["part"] == "day" and _is_day_of(row, passage), rows)}

    def _meeting(self, values, mine):
        """The meeting that a passage is kept as: another one, or its own, under the id that it has if it has one."""
        who, day = self._ids_of(values["who"]), _day(values["day"])
        one_of("form", values["form"], KINDS), one_of("status", values["status"], STATUSES)
        id = values["same_as"]
        if id != OWN and id not in mine:
            other = self._meetings[one_of("meeting", id, self._meetings)]
            return other | {"participants": tuple(dict.fromkeys([*other["participants"], *who])), "by": self._by}
        return {"meeting_id": next(iter(mine), None) or f"m-{secrets.token_hex(4)}",
                "scope": "core" if who and day else "wider", "status": values["status"], "date": day,
                "kind": values["form"], "participants": who, "by": self._by}

    def _day_row(self, passage, values, base):
        if not passage["day_span"]:
            return []
        day = _day(values["day"])
        counted = passage["counted"] if day == passage["suggested_day"] else ""
        place = anchored(passage["page"], self._texts[passage["page"]], *passage["day_span"])
        return [place | base | {"part": "day", "date": day, "counted": counted, "by": self._by}]

    # What is seen

    def _values(self):
        """As typed or suggested; else the form follows from the sides named, the event from the people and the day."""
        values = super()._values()
        who = self._ids_of(values["who"])
        if self._passage(self._at)["verdict"] == OPEN:
            states = {id if (state := self._cast.state(id)) == UNKNOWN else state for id in who}
            if "who" in self._typed and values["form"] in (*FORMS.values(), "multilateral"):
                values["form"] = FORMS.get(len(states), "multilateral")
            same = [id for id, one in self._meetings.items() if who and one["date"]
                    and one["date"] == values["day"].strip() and set(one["participants"]) == set(who)]
            values["same_as"] = same[0] if same else OWN
        return values | self._typed

    def result(self):
        joined = self._passages and self._passage(self._at)["verdict"] == OPEN and self._values()["same_as"] != OWN
        said = "These people are kept on this day already: this is another telling, unless you choose otherwise."
        return super().result() + (markup.aside(said) if joined else "")

    def _choices(self, name):
        if name == "same_as":
            return [(OWN, OWN), *((self._in_words(id), id) for id in self._meetings)]
        return super()._choices(name)

    def _in_words(self, id):
        meeting = self._meetings[id]
        day = day_in_words(pd.Timestamp(meeting["date"]) if meeting["date"] else pd.NaT)
        return f"{self._cast.names(meeting['participants']) or 'nobody named'}, {day}"


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
