"""Folders of pages as a teacher may bring them, written for tests of figures and explorers."""

from course_lib import load

REPORT = (
    "Ministers meet\n\nPORT, July 2 (Agency) -- The ministers of Laos and China met here on Tuesday, "
    "2 July 2024. They praised Laos as the chair of ASEAN. "
    "They also spoke of the SCO and of Belt and Road projects.\n"
)
WALK = (
    "A walk in the park\n\nPORT, July 2 (Agency) -- Two people went for a walk. They met nobody, "
    "and nothing was said.\n"
)
HOSTILE = {
    "<b>&$x$ page with a very long name, saved from a website as it was.txt": REPORT.replace(
        "Laos", "Laos <i>$5$</i>"
    )
}


def folder(tmp_path, pages, **lexicons):
    """A corpus of these pages (text by file name), with rows that a teacher added to word lists."""
    tmp_path.mkdir(exist_ok=True)
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, text in lexicons.items():
        (tmp_path / "lexicons").mkdir(exist_ok=True)
        (tmp_path / "lexicons" / f"{name}.csv").write_text(text, encoding="utf-8")
    return load(tmp_path)
