"""Reading Diplomatic News: a small library for close reading of diplomatic press pages.

Used in notebooks as ``import course_lib as course``. Importing it loads the standard library only; each public name
is fetched from its module when it is first used, so that the launcher works from a bare checkout. The README lists
the rooms.
"""

from importlib import import_module

_NAMES = {  # the public names, by their modules
    "corpora.loading": "load load_text",
    "corpora.corpus": "Corpus",
    "display.views": "show cite evidence",
    "display.pageviews": "page_view",
    "figures.composition": "page_composition",
    "explorers.labeller": "PageLabeller",
    "explorers.comparator": "TellingComparator",
    "figures.aligned": "aligned_tellings",
    "figures.overlapmap": "overlap_map",
    "figures.handouts": "handout",
    "figures.timeline": "three_dates",
    "explorers.resolver": "DateResolver",
    "analysis.daysteps": "day_phrases",
    "analysis.reading": "concordance count ngrams",
    "analysis.sharedruns": "shared_runs",
    "analysis.measures": "tally dispersion keyness collocates collocate_lines",
    "analysis.kappa": "agreement compare_readers",
    "analysis.speaking": "with_speakers state_pairs",
    "analysis.formulations": "formula_list",
    "figures.heatmap": "formula_heatmap",
    "explorers.kwic": "ConcordanceExplorer",
    "exercises.asking": "ask check hint solution",
    "exercises.questioncheck": "check_questions answer_key",
    "exercises.handin": "progress hand_in",
    "exercises.myanswers": "my_answers",
    "exercises.notes": "note my_claims",
    "exercises.classroom": "class_results class_table",
    "exercises.hardness": "hard_questions",
    "explorers.asof": "AsOf",
    "analysis.facts": "framework_facts",
    "analysis.silences": "silence",
    "figures.standings": "framework_matrix",
    "figures.framework_mentions": "frameworks_by_text",
    "figures.modal_ladders": "ladders",
    "analysis.firmness": "modal_steps",
    "figures.survival": "surviving_words",
    "explorers.coder": "ClauseCoder",
    "corpora.tables": "codebook",
    "figures.tellings_figure": "meetings_by_tellings",
    "figures.network": "who_met_whom",
    "explorers.meetings_filter": "MeetingsFilter",
    "analysis.rules": "telling_sentences tells_of_a_meeting try_rule",
    "annotations.webannotation": "web_annotations",
    "explorers.rulelab": "RuleLab",
    "own_texts.finding": "Finding",
    "own_texts.readmeetings": "ReadMeetings",
    "own_texts.readspeech": "ReadSpeech",
    "own_texts.labelcheck": "LabelCheck",
    "own_texts.newnames": "NewNames",
    "own_texts.yourtexts": "YourTexts",
    "own_texts.ownlexicon": "add_person take_out_person",
}
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"course_lib has no {name!r}. It has: {', '.join(__all__)}.")
    made = getattr(import_module(f"course_lib.{_HOME[name]}"), name)
    if not isinstance(made, type):  # a class has its methods checked where it stands
        made = import_module("course_lib.wanted").checked(made)
    return globals().setdefault(name, made)


def __dir__():
    return __all__
