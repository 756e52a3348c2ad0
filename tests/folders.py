"""Folders of pages as a teacher may bring them, written for tests of figures and explorers."""

import pytest

from course_lib import load

REPORT = (
    "Ministers meet\n\nPORT, July 2 (Agency) -- The ministers of Laos and China met here on Tuesday, "
    "2 July 2024. They praised Laos as the chair of ASEAN. "
    "They also spoke of the SCO and of Belt and Road projects.\n"
)
WALK = {"walk.txt": (
    "A walk in the park\n\nPORT, July 2 (Agency) -- Two people went for a walk. They met nobody, "
    "and nothing was said.\n"
)}
_LINKS = {"links.txt": "Home\n\nMore news\n\nAbout us\n"}
_MET = (
    "Ministers speak of $5$ ferries <b>now\n\nBAKU, May 15, 2024 (AZERTAC) -- Georgian Foreign Minister Nino Beridze "
    "met Armenian Foreign Minister Maximiliana Wolfeschlegelsteinhausenberger-Featherstonehaugh here on Tuesday. "
    "Beridze said that <i>Georgia</i> must build a community with a shared future for $5 million, 新 and old.\n"
)
HOSTILE = {
    "<b>&$x$ page with a very long name, saved from a website as it was.txt":
        REPORT.replace("Laos", "Laos <i>$5$</i>"),
    "新华社.txt": _MET, "copy.txt": _MET,
}
_LEXICONS = {
    "states": 'state_id,name\nlong,"A state with a name that is very long, and $x$ 新"\n',
    "framework_facts": "framework_id,state,role,from,to,as_of,source,disputed\n"
                       "asean,long,member,,,2024-01-01,a book,yes\n",
    "frameworks": 'framework_id,name,case,kind\nlong,"Port $x$ a forum with a name longer than any '
                  'reader would ever want to print in a figure",exact,forum\nport,PORT,exact,forum\n',
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


@pytest.fixture(scope="module")
def odd_folders(tmp_path_factory):
    """Pages that tell of nothing, pages of nothing but links, and pages with all that may go wrong in a picture."""
    return [folder(tmp_path_factory.mktemp("odd"), pages, **_LEXICONS) for pages in (WALK, _LINKS, HOSTILE)]
