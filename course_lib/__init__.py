"""Reading Diplomatic News: a small library for close reading of diplomatic press pages.

Used in notebooks as ``import course_lib as course``. Importing it loads the standard library only; each public name
is fetched from its module when it is first used, so that the launcher works from a bare checkout.
"""

from importlib import import_module

_HOME = {
    "load": "loading",
    "load_text": "loading",
    "Corpus": "corpus",
    "show": "views",
    "cite": "views",
    "evidence": "views",
    "page_view": "pageviews",
    "page_composition": "composition",
    "PageLabeller": "labeller",
    "TellingComparator": "comparator",
    "aligned_tellings": "aligned",
    "overlap_map": "overlapmap",
    "handout": "handouts",
    "three_dates": "timeline",
    "DateResolver": "resolver",
    "day_phrases": "daysteps",
    "concordance": "reading",
    "count": "reading",
    "ngrams": "reading",
    "tally": "measures",
    "words_per": "measures",
    "words_per_speaker": "measures",
    "dispersion": "measures",
    "keyness": "measures",
    "agreement": "kappa",
    "with_speakers": "speaking",
    "state_pairs": "pairs",
    "formula_list": "formulations",
    "formula_heatmap": "heatmap",
    "ConcordanceExplorer": "kwic",
    "ask": "exercises",
    "check": "exercises",
    "hint": "exercises",
    "solution": "exercises",
    "check_questions": "questioncheck",
    "progress": "handin",
    "hand_in": "handin",
    "my_answers": "myanswers",
    "class_results": "classroom",
    "hard_questions": "hardness",
    "answer_key": "answerkey",
    "AsOf": "asof",
    "framework_facts": "facts",
    "framework_matrix": "standings",
    "frameworks_by_text": "framework_mentions",
    "rail_corridor": "corridor",
    "ladders": "modal_ladders",
    "modal_steps": "rungs",
    "surviving_words": "survival",
    "ClauseCoder": "coder",
    "codebook": "columns",
    "meetings_by_tellings": "tellings_figure",
    "who_met_whom": "network",
    "MeetingsFilter": "meetings_filter",
    "by_hand": "handlists",
    "against_list": "handlists",
    "Finding": "finding",
    "MeetingsCheck": "meetings_check",
    "LabelCheck": "labelcheck",
    "NewNames": "newnames",
    "YourTexts": "yourtexts",
    "add_person": "ownlexicon",
    "take_out_person": "ownlexicon",
}

__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"course_lib has no {name!r}. It has: {', '.join(__all__)}.")
    return getattr(import_module(f"course_lib.{_HOME[name]}"), name)


def __dir__():
    return __all__
