"""Annotations as W3C Web Annotations, for tools that read these.

The form: W3C Recommendation "Web Annotation Data Model" (2017), with a TextPositionSelector and a TextQuoteSelector for
each place and a TextualBody for each thing that a reader decided.
"""

import json
from pathlib import Path

from course_lib.annotations.anchors import anchor
from course_lib.annotations.forms import ANCHORED, DECIDED
from course_lib.annotations.writing import as_cell
from course_lib.errors import CourseError, one_of
from course_lib.words.keptfiles import write_all

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(corpus, kind, file=None):
    """What readers judged, as Web Annotations.

    Args:
        corpus: a Corpus.
        kind: ``people``, ``statements`` or ``tellings``.
        file: where to write them, as a JSON file with a list; None: nowhere.

    Returns:
        A list of dicts, one a row that is checked, in the order of the table.

    Raises:
        CourseError: there is no such kind, or the file cannot be written.

    >>> from course_lib import load
    >>> first = web_annotations(load(), "people")[0]
    >>> first["target"]["selector"][0], first["body"][0]["value"]
    ({'type': 'TextPositionSelector', 'start': 1396, 'end': 1415}, 'person_id: saleumxay-kommasith')
    """
    table = getattr(corpus, one_of("kind of annotation with a place", kind, ANCHORED))
    files = dict(zip(corpus.pages["page_id"], corpus.pages["file"]))
    rows = table[table["checked"]].to_dict("records")
    made = [_annotation(f"{kind}-{number}", row, corpus.text(row["page_id"]), files[row["page_id"]], DECIDED[kind])
            for number, row in enumerate(rows, 1)]
    if file is not None:
        _write(Path(file), made)
    return made


def _annotation(id, row, text, file, decided):
    place = anchor(text, row["start"], row["end"])
    return {
        "@context": CONTEXT, "id": f"#{id}", "type": "Annotation", "creator": {"name": row["by"]},
        "body": [_body("classifying", f"{name}: {said}") for name in decided if (said := as_cell(row.get(name), ", "))]
        + ([_body("commenting", f"in doubt: {row['doubt']}")] if as_cell(row["doubt"]) else []),
        "target": {"source": file, "selector": [
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            {"type": "TextQuoteSelector", "exact": place.quote, "prefix": place.before, "suffix": place.after}]},
    }


def _body(purpose, value):
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _write(file, made):
    try:
        write_all({file: (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()})
    except OSError as error:
        raise CourseError(f"{file} cannot be written ({error.strerror}). "
                          "Give a file in a folder that is there.") from None
