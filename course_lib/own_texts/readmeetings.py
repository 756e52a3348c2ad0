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
        apart: whether your judgements are kept apart from other readers', in a folder of your name.

    In code: ``judge(1, "kept", who="Nino Beridze; Ara Petrosyan", day="2024-05-14")``, ``judge(2, "no meeting")``,
    ``judge(3, "kept", same_as=…)`` with a meeting's id from ``table``: who, day, form and status are the event's, and
    what is given for them changes it for all its passages. ``judge(1, "open")`` takes a decision back, and
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
                who=self._names.spelled(self._known(meeting["participants"])), form=meeting["kind"],
                status=meeting["status"], day=day, suggested_day=day, day_span=next(iter(span), None),
                counted=str(row["date_basis"]).partition("), ")[2] if dated else "")

    def _known(self, ids):
        """People and states; an office or a side as printed is for the reader to name."""
        return [id for id in ids if id.startswith("new-") or id in self._names.cast.all_names()]

    def _empty(self, sentence):
        people = self._corpus.people[self._corpus.people["sentence"] == sentence]
        return {"meeting_id": "", "who": self._names.spelled(dict.fromkeys(people["person_id"].dropna())), "day": "",
                "form": "bilateral", "status": "reported", "same_as": OWN, "day_span": None, "counted": "",
                "marks": _spans(people)}

    def _as_judged(self, said):
        judged = {"verdict": said["verdict"], "meeting_id": said["meeting_id"]}
        if said["meeting_id"] in self._meetings:
            judged |= {"same_as": said["meeting_id"]} | self._event(said["meeting_id"])
        return judged

    def _event(self, id):
        """The values of the fields for an event that is kept."""
        meeting = self._meetings[id]
        return {"who": self._names.spelled(meeting["participants"]), "day": meeting["date"], "form": meeting["kind"],
                "status": meeting["status"]}

    def _filled(self, passage, given):
        """A passage that joins an event has its values: they are kept once, for all passages of the event."""
        joined = given.get("same_as") in self._meetings and given["same_as"] != passage["meeting_id"]
        return super()._filled(passage, (self._event(given["same_as"]) if joined else {}) | given)

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
        """The meeting that a passage is kept as: another one, or its own, under the id that it has if it has one.

        What the form does not ask (its place, a note) stays; so does the reader, where nothing is changed.
        """
        id = values["same_as"]
        if id == OWN:
            id = next(iter(mine), None) or f"m-{secrets.token_hex(4)}"
        else:
            one_of("meeting", id, self._meetings)
        before, said = self._meetings.get(id, {}), self._of_event(values)
        if said.items() <= before.items():
            return before
        ends = {} if before.get("date") == said["date"] else {"date_end": ""}
        scope = "core" if said["participants"] and said["date"] else "wider"
        return before | said | ends | {"meeting_id": id, "scope": scope, "by": self._by}

    def _of_event(self, values):
        """What the fields say of an event, as it is kept. Raises CourseError for what is not allowed."""
        one_of("form", values["form"], KINDS), one_of("status", values["status"], STATUSES)
        return {"participants": self._names.ids(values["who"]), "date": _day(values["day"]), "kind": values["form"],
                "status": values["status"]}

    def _others(self, passage, verdict, values):
        """Also who read the event, where that is changed."""
        others, event = super()._others(passage, verdict, values), self._meetings.get(values["same_as"])
        if verdict == "kept" and event and not self._of_event(values).items() <= event.items():
            others |= {event["by"]}
        return others - {self._by}

    def _day_row(self, passage, values, base):
        if not passage["day_span"]:
            return []
        day = _day(values["day"])
        counted = passage["counted"] if day == passage["suggested_day"] else ""
        place = anchored(passage["page"], self._texts[passage["page"]], *passage["day_span"])
        return [place | base | {"part": "day", "date": day, "counted": counted, "by": self._by}]

    def _remarks(self, passage, values):
        nobody = [] if values["who"] else ["Kept, with nobody named in Who."]
        return nobody + super()._remarks(passage, values)

    # What is seen

    def _type(self, name, typed):
        """Whoever joins an event sees what is kept of it, and the names typed before besides."""
        if name == "same_as" and typed != OWN:
            named = self._names.ids(self._typed.get("who", ""))
            everybody = dict.fromkeys([*self._meetings[typed]["participants"], *named])
            self._typed = {"who": self._names.spelled(everybody)} if named else {}
        super()._type(name, typed)

    def _values(self):
        """As typed or suggested; else the form follows from the sides named, the event from the people and the day."""
        passage, values = self._passage(self._at), super()._values()
        if passage["verdict"] != OPEN or "same_as" in self._typed:
            return values
        who = self._names.ids(values["who"])
        same = [id for id, one in self._meetings.items() if who and one["date"]
                and one["date"] == values["day"].strip() and set(one["participants"]) == set(who)]
        if same:
            return self._filled(passage, {"same_as": same[0]} | self._typed)
        states = {id if (state := self._names.cast.state(id)) == UNKNOWN else state for id in who}
        if "who" in self._typed and values["form"] in (*FORMS.values(), "multilateral"):
            values["form"] = self._typed.get("form", FORMS.get(len(states), "multilateral"))
        return values

    def result(self):
        said, passage = [], self._passages and self._passage(self._at)
        event = self._values()["same_as"] if passage else OWN
        if passage and passage["verdict"] == OPEN and event != OWN and "same_as" not in self._typed:
            said += ["These people are kept on this day already: this is another telling, unless you choose otherwise."]
        if any(one["meeting_id"] == event and one is not passage for one in self._passages):
            said += ["Who, day, form and status are the event's: what you change here changes for all its passages."]
        return super().result() + "".join(map(markup.aside, said))

    def _choices(self, name):
        if name == "same_as":
            return [(OWN, OWN), *((self._in_words(id), id) for id in self._meetings)]
        return super()._choices(name)

    def _in_words(self, id):
        meeting = self._meetings[id]
        day = day_in_words(pd.Timestamp(meeting["date"]) if meeting["date"] else pd.NaT)
        return f"{self._names.cast.names(meeting['participants']) or 'nobody named'}, {day}"


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
