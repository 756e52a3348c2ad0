"""One sentence cut into clauses of one voice, by the frames in it."""

import re
from itertools import pairwise
from typing import NamedTuple

from course_lib.extraction.frames import Frame, pronoun_after, without_verb
from course_lib.extraction.speakers import Subject, subjects_in

_BEFORE_SPEAKER = {"according to", "in the words of"}
_TOPIC_ONLY = {"exchange views", "discuss", "mention", "make remarks", "touch on", "dwell on"}  # they name a topic, not what was said about it
_ADVERBS = (r"(?:\s(?:also|further|then|again|too|all|both|each|once|later|earlier|meanwhile|since|first|always|often|still|likewise"
            r"|[a-z]+ly|himself|herself|themselves|itself|has|have|had|used\sto|in\s(?:his\s|her\s)?turn|for\s(?:his|her|its|their)\spart|as\swell|on\s\w+day|\w+day|today|yesterday|the\ssame\sday))*")
# Between a subject and its verb: something in brackets, something between commas, adverbs, or nothing.
_GAP = re.compile(rf"(?:\s\([^()]{{1,40}}\))?(?:,[^.;]{{1,200}},)?{_ADVERBS}\s+")
_WHO = re.compile(rf",\swho{_ADVERBS}\s+")
_IT = re.compile(rf"(?:^|[,;.!?”\"]\s|\b[Bb]ut\s)(?P<it>[Ii]t){_ADVERBS}\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\squoted\b[^.;]{0,120}?\sas\s$")
_AS = re.compile(r"\bquot(?:ed|es|ing)\s(?P<who>[^.;]{1,120}?)\sas\s$")
_AS_SAYING = re.compile(r"\s[^.;]{1,120}?\sas\s(?:saying|telling|calling)\b")
_SECOND_VERB = re.compile(r"(?:,|,?\sand|,?\sbut)(?:\s(?:also|then|further|later|he|she|they|[a-z]+ly))?\s$")
_PAST = re.compile(r"ed\b|\s|^(?:said|told|wrote|spoke|made|took|drew)\b")
_NUMBERING = re.compile(r"(?:\(?[\divxa-z]{1,4}[.)]\s+)?(?:[Aa]lso\s|[Ff]urther\s)?")
_ASKS = re.compile(r"(?:[^:?!]{1,60}:\s)?(?:[\w,]+\s){0,4}?(?:[Dd]id|[Dd]o|[Dd]oes|[Ww]ill|[Ww]ould|[Cc]an|[Cc]ould|[Ss]hould)\s")
_NEW_CLAUSE = re.compile(r"(?:;|\b(?:and|but|while))\s+$")
_NOT = re.compile(r"\b(?:not|never)(?:\s\w+ly)?\s$")
_AND = re.compile(rf"(?:,|,?\sand|,?\sbut|;){_ADVERBS}\s+$")
# "The chair, Ms Kanda, told …": a name beside its office
_APPOSED = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Aa]n?)\s[^,.;]{2,120},\s(?:[A-Z][\w.]*\s){0,3}$")
_SAID_BEFORE = re.compile(r"[,.!?”\"’']\s$")
# Behind a speaker: said Lima of the harbour union
_AFTER_SPEAKER = re.compile(r"[.,;]|\s(?:of|from|at|who|on|in|after|before|during|to|as|when|while)\s|\s\([^()]{1,40}\)[.,;]")
_TITLE = re.compile(r"\s+(?:(?:[A-Z][\w.’'-]*|of|for|and|the)\s+){0,8}")  # said Deputy Minister of Fisheries Lima
_OPENING = re.compile(r"(?:[A-Z][\w.’'-]*\s){0,4}")  # what stands before a name that opens a sentence
_GOVERNED = re.compile(r"\b(?:of|between|by|with|to|for|from|in|on|against|among|under|behalf)\s$")
_END = re.compile(r"[\s.,;\"'”’)\]]*")
_QUOTE = re.compile(r"[“\"'‘][A-Z]")
_MODAL_JOINT = re.compile(r"(?:,?\s(?:and|but)|,)\s(?:(?:is|are|was|were|also|it|they|he|she|the|their|its|his|her)\s)*$")
_EXCLAIMS = re.compile(r"^\s*\(|!\W*$")


class Statement(NamedTuple):
    """A clause with one voice; ``speaker`` as printed or None, ``speaker_ids`` the people it stands for."""

    article: str
    sentence: str
    start: int
    end: int
    speaker: str | None
    speaker_ids: tuple[str, ...]
    verb: str | None
    voice: str
    modal: str | None
    basis: str | None


class Clauses:
    """One sentence on its way into clauses."""

    def __init__(self, article, sentence, mentions, floor):
        self.article, self.sentence, self.floor, self.unnamed = article, sentence, floor, floor.unnamed
        self.text, self.start, self.end = article.text, sentence.words.start, sentence.words.end
        self.modals = [one for one in mentions if one.kind == "modal"]
        self.bodies = {one.end: one.start for one in mentions if one.kind == "framework"}
        self.subjects = subjects_in(self.text, self.start, self.end, mentions)
        self.verbs = sorted((one for one in mentions if one.kind == "verb"), key=lambda one: one.start)

    def statements(self):
        frames = self._frames()
        edges = self._edges(frames)
        found = []
        for (left, frame), (right, _) in pairwise([*edges, (self.sentence.span.end, None)]):
            ids = self._speakers(frame)
            for start, end, modal in self._modal_parts(left, right):
                found.append(self._statement(frame, ids, start, end, modal))
        return found

    def _speakers(self, frame):
        if frame is None or frame.subject is None or frame.lemma in _TOPIC_ONLY:
            return ()
        ids = self.floor.resolve(self.text, self._with_nearest(frame.subject))
        self.floor.spoke(ids, self._printed(frame.subject), frame.subject.form)
        return ids

    def _with_nearest(self, subject):
        """A pronoun with the only person its sentence names before it: the page on which he writes, but not "…," he said."""
        if subject.form == "latter":
            before = [one.ids for one in self.subjects if one.form == "name" and one.end < subject.start]
            return subject._replace(ids=before[-1][-1:]) if before else subject
        if subject.form != "pronoun" or _SAID_BEFORE.search(self.text[self.start:subject.start]):
            return subject
        ids = {one.ids for one in self.subjects if one.form == "name" and one.end < subject.start
               and not _GOVERNED.search(self.text[self.start:one.start])}
        return subject._replace(ids=ids.pop()) if len(ids) == 1 else subject

    def _printed(self, subject):
        """A subject as printed; for *it*, or *the official*, the source without a name that it stands for."""
        printed = self.text[subject.start:subject.end]
        return self.floor.unnamed_meant(subject, printed) or printed

    def _statement(self, frame, ids, start, end, modal):
        spoken = frame is not None and frame.lemma not in _TOPIC_ONLY
        subject = frame.subject if spoken else None
        return Statement(self.article.id, self.sentence.id, start, end, self._printed(subject) if subject else None, ids,
                         frame.verb if spoken and frame.lemma else None,
                         self._voice(spoken, start, end), modal, "sentence" if spoken else None)

    def _voice(self, spoken, start, end):
        if spoken:
            clause = self.text[start:end]
            quoted = _QUOTE.match(clause) or re.search(r"[:,]\s[“\"][A-Z]", clause)
            return "direct" if quoted else "indirect"
        own_word = self.article.kind != "report" and _EXCLAIMS.search(self.text[start:end])
        return "editorial" if own_word else "narration"

    # Frames

    def _frames(self):
        """The sentence's frames in order. A participle at the start takes its subject from the frame after it."""
        frames = []
        for verb in self.verbs:
            frame = self._frame(verb, frames)
            if frame:
                frames.append(frame)
        frames = sorted([*frames, *without_verb(self.text, self.start, self.end, self.subjects)], key=lambda one: one.start)
        for number, frame in enumerate(frames[:-1]):
            if frame.subject is None:
                frames[number] = frame._replace(subject=frames[number + 1].subject)
        return frames

    def _frame(self, verb, frames):
        word = self.text[verb.start:verb.end]
        if verb.id in _BEFORE_SPEAKER:
            subject = self._subject_after(verb) or pronoun_after(self.text, verb.end) or self._unnamed_after(verb)
            return subject and Frame(verb.start, subject.end, word, verb.id, subject)
        if verb.id == "quote" and _AS_SAYING.match(self.text, verb.end, self.end):
            return None
        if subject := self._quoted_as(verb, word):
            return Frame(subject.start, verb.end, word, verb.id, subject)
        if subject := self._inverted(verb):
            return Frame(verb.start, subject.end, word, verb.id, subject)
        if subject := self._subject_before(verb):
            if word == verb.id and len(subject.ids) < 2 and _ASKS.match(self.text, self.start, self.end):
                return None
            inside = frames and subject.form in ("states", "side") and word.endswith("s")  # what a speaker says of a state's view
            return None if inside else Frame(self._frame_start(subject, verb), verb.end, word, verb.id, subject)
        if not word.split()[0].endswith("ing") and (subject := self._unnamed_before(verb, word, frames)):
            return Frame(subject.start, verb.end, word, verb.id, subject)
        return self._leaning(verb, word, frames)

    def _frame_start(self, subject, verb):
        """Where a frame begins: at its subject; at *who* after a name further on in the sentence."""
        relative = subject.start > self.start and _WHO.fullmatch(self.text, subject.end, verb.start)
        return subject.end + 2 if relative else subject.start

    def _quoted_as(self, verb, word):
        """Whose words others quote: "quoted the minister as saying", "he was quoted by the agency as saying"."""
        if not word.endswith("ing") or not self.text[self.start:verb.start].endswith(" as "):
            return None
        if passive := _PASSIVE.search(self.text, self.start, verb.start):
            return next((one for one in reversed(self.subjects) if one.end == passive.start() - 1), None)
        if active := _AS.search(self.text, self.start, verb.start):
            start, end = active.span("who")
            known = next((one for one in self.subjects if start <= one.start and one.end == end), None)
            quoted = self.text[start:end].strip(" “”\"'‘’")
            at = self.text.index(quoted, start) if quoted else start
            return known or (Subject(at, at + len(quoted), "unnamed") if self.unnamed.head(quoted) else None)
        return None

    def _unnamed_before(self, verb, word, frames):
        """A source that nobody names, or *it* for one, right before its verb."""
        if word == verb.id and _NOT.search(self.text, self.start, verb.start):  # "did not reply"
            return None
        if self.floor.last_unnamed and (it := _IT.search(self.text[self.start:verb.start])):
            return Subject(self.start + it.start("it"), self.start + it.end("it"), "it")
        place = self.unnamed.before(self.text, self.start, verb.start, verb.id, self.bodies)
        inside = place and frames and word.endswith("s") and place[0] > self.start
        return Subject(*place, "unnamed") if place and not inside else None

    def _unnamed_after(self, verb):
        start = verb.end + len(self.text[verb.end:self.end]) - len(self.text[verb.end:self.end].lstrip())
        place = self.unnamed.after(self.text, start, self.end)
        return Subject(*place, "unnamed") if place else None

    def _inverted(self, verb):
        """The subject in ", said Wang.": after a comma or a quotation, and with a stop or a comma behind it."""
        if not _SAID_BEFORE.search(self.text[self.start:verb.start]):
            return None
        subject = self._subject_after(verb)
        if subject is None and verb.id == "say" and not self._subject_before(verb):
            subject = self._unnamed_after(verb)
        return subject if subject and (subject.end == self.end or _AFTER_SPEAKER.match(self.text, subject.end)) else None

    def _subject_before(self, verb):
        for subject in reversed(self.subjects):
            if subject.end > verb.start:
                continue
            if _WHO.fullmatch(self.text, subject.end, verb.start):
                return subject
            if self._leads_to(subject, verb) and not _GOVERNED.search(self.text[self.start:subject.start]):
                return subject
        return None

    def _leads_to(self, subject, verb):
        """Whether nothing but adverbs, or something between commas, parts a subject from its verb."""
        if _GAP.fullmatch(self.text, subject.end, verb.start):
            return True
        apposed = self.text[subject.end] == "," and _APPOSED.search(self.text[self.start:subject.start])
        return bool(apposed and _GAP.fullmatch(self.text, subject.end + 1, verb.start))

    def _subject_after(self, verb):
        return next((one for one in self.subjects if one.start > verb.end
                     and _TITLE.fullmatch(self.text, verb.end, one.start)), None)

    def _leaning(self, verb, word, frames):
        """A participle, or a second verb of the same subject; at the start of a sentence its subject is yet to come."""
        lead = self.text[self.start:verb.start]
        if _NUMBERING.fullmatch(lead) and word.istitle() and word.endswith("s") and self.floor.body:  # "2. Welcomes …"
            return Frame(verb.start, verb.end, word, verb.id, Subject(*self.floor.body, "unnamed"))
        participle = word.split()[0].endswith("ing")
        last = frames[-1].subject if frames else self._first_subject(verb)
        if participle and not lead.strip(" \"'“‘("):
            return Frame(verb.start, verb.end, word, verb.id, None)
        if participle and (_AND.search(lead) or re.search(r",\s$", lead)):
            return last and Frame(verb.start, verb.end, word, verb.id, last)
        if not participle and last and _SECOND_VERB.search(lead) and (frames or self._only_subject(last, verb)):
            return Frame(verb.start, verb.end, word, verb.id, last) if _PAST.search(word) else None
        return None

    def _only_subject(self, subject, verb):
        """Whether a sentence begins with this subject and names no other before the verb: She smiled and said …"""
        opens = _OPENING.fullmatch(self.text, self.start, subject.start)
        return opens and subject.form in ("name", "pronoun", "office") and \
            not any(subject.start < one.start < verb.start for one in self.subjects)

    def _first_subject(self, verb):
        return next((one for one in self.subjects if one.start - self.start <= 60 and one.end < verb.start), None)

    # Clauses

    def _edges(self, frames):
        """Where each clause begins, with its frame. A frame that follows what was said belongs to it."""
        if not frames:
            return [(self.sentence.span.start, None)]
        edges, open_frame = [], None
        for frame in frames:
            begins = self._clause_start(frame)
            if not edges:
                told = frame.subject is not None and self._leans_on_narration(frame, frames)
                edges.append((self.sentence.span.start, None if told else frame))
                if told:
                    edges.append((begins, frame))
            elif self._closes(frame, open_frame):
                if not self._passes_on(frame, open_frame):
                    edges[-1] = (edges[-1][0], frame)
            else:
                edges.append((begins, frame))
            open_frame = frame
        return edges

    def _leans_on_narration(self, frame, frames):
        """Whether the first frame leans on something the text itself tells (", vowing to …", ", who vowed to …")."""
        leans = frame.verb.split()[0].endswith("ing") or self.text.startswith("who", frame.start)
        return frame.start > frame.subject.end and leans and frame is frames[0]

    def _closes(self, frame, before):
        """Whether nothing but the sentence's end follows: then the frame is about what stands before it."""
        ends = before is not None and _END.match(self.text, frame.end).end() >= self.end
        return ends and not _NEW_CLAUSE.search(self.text, self.start, frame.start)

    @staticmethod
    def _passes_on(frame, inner):
        """Whether a body tells what somebody said: "Wang said …, according to the ministry" are Wang's words."""
        return frame.subject.form == "unnamed" and inner.subject.form in ("name", "pronoun", "office", "group")

    def _clause_start(self, frame):
        """The frame's start, with the word that joins it to the clause before."""
        joint = re.search(r"(?:\band|\bbut|\bwhile)\s(?:also\s|then\s|further\s)?$", self.text[self.start:frame.start])
        return self.start + joint.start() if joint else frame.start

    def _modal_parts(self, left, right):
        """A clause cut where its modal step changes, with the step of each part."""
        parts, begin, step = [], left, None
        for modal in self.modals:
            if not left <= modal.start < right:
                continue
            joint = _MODAL_JOINT.search(self.text[begin:modal.start])
            if joint and modal.id != step and (step is not None or joint.start() > 20):
                cut = begin + joint.start() + len(joint.group()) - len(joint.group().lstrip(" ,"))
                parts.append((begin, cut, step))
                begin, step = cut, modal.id
            elif step is None:
                step = modal.id
        parts.append((begin, right, step))
        return [self._tight(*part) for part in parts]

    def _tight(self, start, end, modal):
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), modal
