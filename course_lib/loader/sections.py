"""Articles in the making, and what becomes of them when somebody corrects labels by hand."""

from dataclasses import dataclass, field


@dataclass
class Section:
    """An article in the making: its first paragraph, its text from ``lead`` to ``last``, its headline's number.

    ``labels``: label and reason of its paragraphs, by their numbers.
    """

    begin: int
    lead: int
    last: int
    title: int | None = None
    opening: int | None = None  # where a paragraph opens with its dateline
    labels: dict = field(default_factory=dict)


def corrected(sections, by_hand, looks):
    """The sections of a page after its labels were corrected.

    A paragraph joins the article around or above it, else the first; a headline outside all joins the one below it. A
    headline below the text of its article begins another; any other takes the place of the one there was. An article
    without text is none.

    Args:
        sections: the sections found by rule, which are changed.
        by_hand: label and reason by the number of the paragraph.
        looks: what the paragraphs look like.
    """
    for number, (label, reason) in sorted(by_hand.items()):
        section = _around(sections, number, heads=label == "title")
        if section is None:
            if label == "furniture":
                continue
            sections.insert(0, section := Section(number, number, number))
        if label == "title":
            section = _with_headline(sections, section, number, looks)
        elif section.title == number:
            section.title = None
        section.labels.pop(number, None)
        if label != "furniture":
            section.labels[number] = label, reason
    for section in sections:
        section.labels = dict(sorted(section.labels.items()))
    return [section for section in sections if _has_text(section.labels)]


def _around(sections, number, heads):
    """The section around a paragraph, else the last above it (one that ``heads``: the first below it), else any."""
    filled = [section for section in sections if section.labels]
    around = [section for section in filled if min(section.labels) <= number <= max(section.labels)]
    above = [section for section in filled if max(section.labels) < number][-1:]
    below = [section for section in filled if min(section.labels) > number][:1]
    return next(iter(around + (below + above if heads else above + below) + sections[:1]), None)


def _has_text(labels):
    return any(label == "body" for label, _ in labels.values())


def _with_headline(sections, section, number, looks):
    """The section whose headline a paragraph becomes: a new one where it stands below text."""
    above = {one: label for one, label in section.labels.items() if one < number}
    below = {one: label for one, label in section.labels.items() if one >= number}
    if _has_text(above):
        opening = next((one for one in below if looks[one].dateline and looks[one].kind == "prose"), None)
        section.labels = above
        section = Section(number, number, number, opening=opening, labels=below)
        sections.insert(1 + max(place for place, one in enumerate(sections) if one.labels and min(one.labels) < number),
                        section)
    elif section.title is not None and section.title != number:
        section.labels.pop(section.title, None)
    section.title = number
    return section
