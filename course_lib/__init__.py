"""Reading Diplomatic News: a small library for close reading of diplomatic press pages.

Used in notebooks as ``import course_lib as course``. Importing it loads the standard library only; each public name
is fetched from its module when it is first used, so that the launcher works from a bare checkout. The README lists
the rooms.
"""

from importlib import import_module

_HOME = {
    "load": "corpora.loading",
    "load_text": "corpora.loading",
    "Corpus": "corpora.corpus",
    "show": "display.views",
    "cite": "display.views",
    "evidence": "display.views",
    "page_view": "display.pageviews",
    "page_composition": "figures.composition",
    "PageLabeller": "explorers.labeller",
    "TellingComparator": "explorers.comparator",
    "aligned_tellings": "figures.aligned",
    "overlap_map": "figures.overlapmap",
    "handout": "figures.handouts",
    "three_dates": "figures.timeline",
    "DateResolver": "explorers.resolver",
    "day_phrases": "analysis.daysteps",
    "concordance": "analysis.reading",
    "count": "analysis.reading",
    "ngrams": "analysis.reading",
    "shared_runs": "analysis.sharedruns",
    "tally": "analysis.measures",
    "dispersion": "analysis.measures",
    "keyness": "analysis.measures",
    "collocates": "analysis.collocates",
    "collocate_lines": "analysis.collocates",
    "agreement": "analysis.kappa",
    "with_speakers": "analysis.speaking",
    "state_pairs": "analysis.speaking",
    "formula_list": "analysis.formulations",
    "formula_heatmap": "figures.heatmap",
    "ConcordanceExplorer": "explorers.kwic",
    "ask": "exercises.asking",
    "check": "exercises.asking",
    "hint": "exercises.asking",
    "solution": "exercises.asking",
    "check_questions": "exercises.questioncheck",
    "progress": "exercises.handin",
    "hand_in": "exercises.handin",
    "my_answers": "exercises.myanswers",
    "note": "exercises.notes",
    "my_claims": "exercises.notes",
    "class_results": "exercises.classroom",
    "class_table": "exercises.classroom",
    "hard_questions": "exercises.hardness",
    "answer_key": "exercises.questioncheck",
    "AsOf": "explorers.asof",
    "framework_facts": "analysis.facts",
    "silence": "analysis.silences",
    "framework_matrix": "figures.standings",
    "frameworks_by_text": "figures.framework_mentions",
    "ladders": "figures.modal_ladders",
    "modal_steps": "analysis.firmness",
    "surviving_words": "figures.survival",
    "ClauseCoder": "explorers.coder",
    "codebook": "corpora.tables",
    "meetings_by_tellings": "figures.tellings_figure",
    "who_met_whom": "figures.network",
    "MeetingsFilter": "explorers.meetings_filter",
    "telling_sentences": "analysis.rules",
    "compare_readers": "analysis.readers",
    "web_annotations": "annotations.webannotation",
    "tells_of_a_meeting": "analysis.rules",
    "try_rule": "analysis.rules",
    "RuleLab": "explorers.rulelab",
    "Finding": "own_texts.finding",
    "ReadMeetings": "own_texts.readmeetings",
    "ReadSpeech": "own_texts.readspeech",
    "LabelCheck": "own_texts.labelcheck",
    "NewNames": "own_texts.newnames",
    "YourTexts": "own_texts.yourtexts",
    "add_person": "own_texts.ownlexicon",
    "take_out_person": "own_texts.ownlexicon",
}

_GONE = {  # what took the place of names of the first edition
    "by_hand": "corpus.with_meetings(checked=True), or the checked rows of corpus.statements, corpus.people",
    "words_per": "sentences.groupby(\"page_id\")[\"n_words\"].sum()",
    "words_per_speaker": "statements.explode(\"speaker_ids\").groupby(\"speaker_ids\"), and add up the words",
    "against_list": "course.RuleLab(corpus), or course.try_rule(corpus, rule), "
                    "which hold a rule against a reader's list",
    "MeetingsCheck": "course.ReadMeetings(corpus), which keeps what you decide in the folder annotations",
}

__all__ = sorted(_HOME)


def __getattr__(name):
    if name in _GONE:
        raise AttributeError(f"course_lib has no {name!r} any more. Use {_GONE[name]}.")
    if name not in _HOME:
        raise AttributeError(f"course_lib has no {name!r}. It has: {', '.join(__all__)}.")
    made = getattr(import_module(f"course_lib.{_HOME[name]}"), name)
    if not isinstance(made, type):  # a class has its methods checked where it stands
        made = import_module("course_lib.wanted").checked(made)
    return globals().setdefault(name, made)


def __dir__():
    return __all__
