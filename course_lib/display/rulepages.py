"""What a rule takes, as HTML: words first, two bars, then the sentences that it misses and those it takes wrongly."""

from course_lib.display import markup
from course_lib.display.markup import plural, text
from course_lib.display.style import BLUE, PALE_GREY
from course_lib.display.views import rows_html

UNREAD = ("No reader has written down a meeting of these pages, so there is nothing to hold a rule against. "
          "Read the passages first, in notebook 08.")
_SHOWN = 12  # sentences of a kind


def result_html(result):
    """A RuleResult, without the sentence that sums it up."""
    if not result.n_meetings:
        return ""
    return _bars(result) + _sentences(result, "missed") + _sentences(result, "wrongly taken")


def said(result):
    """A RuleResult in one sentence."""
    if not result.n_meetings:
        return UNREAD
    if not result.found:
        return f"Nothing is taken: all {result.right + result.missed} sentences are missed."
    wrong = "none of them wrongly" if not result.wrong else f"{result.wrong} of them wrongly"
    return (f"{result.right} of the {result.right + result.missed} sentences are found, and {result.meetings} of the "
            f"{result.n_meetings} meetings. {plural(result.found, 'sentence is', 'sentences are')} taken, {wrong}.")


def _bars(result):
    """Precision and recall, each a bar with its numbers in words beside it."""
    rows = [("Recall", result.recall, f"{result.right} of {result.right + result.missed} wanted")]
    if result.precision is not None:
        rows.insert(0, ("Precision", result.precision, f"{result.right} of {result.found} taken"))
    return markup.table([_bar(*row) for row in rows])


def _bar(name, share, words):
    bar = (f'<span style="display:inline-block;width:12em;background:{PALE_GREY};border:1px solid {markup.RULE}">'
           f'<span style="display:inline-block;width:{share:.1%};background:{BLUE}">&nbsp;</span></span>')
    return (markup.cell(f"<strong>{name}</strong>", tag="th", more='scope="row"') + markup.cell(bar)
            + markup.cell(text(f"{share:.0%}"), align="right") + markup.cell(text(words)))


def _sentences(result, verdict):
    rows = result.rows(verdict)
    name = {"missed": "Missed", "wrongly taken": "Taken wrongly"}[verdict]
    if rows.empty:
        return markup.aside(f"{name}: none.")
    return f"<p><strong>{name}: {len(rows)}</strong></p>" + rows_html(rows[["article_id", "line", "quote"]], _SHOWN)
