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
        if section is None and label != "furniture":
            sections.insert(0, section := Section(number, number, number))
        elif section is None:
            continue
        if label == "title" and _has_text(above := {one: it for one, it in section.labels.items() if one < number}):
            section = _begun(sections, section, above, number, looks)
        if section.title == number or label == "title":
            section.labels.pop(section.title, None)
            section.title = number if label == "title" else None
        section.labels.pop(number, None)
        section.labels |= {number: (label, reason)} if label != "furniture" else {}
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


def _begun(sections, section, above, number, looks):
    """A section that begins at a headline below the text of another, which keeps what is ``above``."""
    below = {one: label for one, label in section.labels.items() if one not in above}
    opening = next((one for one in below if looks[one].dateline and looks[one].kind == "prose"), None)
    section.labels = above
    sections.insert(sections.index(section) + 1, begun := Section(number, number, number, None, opening, below))
    return begun
