"""The helper library, installed from a wheel, reads a folder of pages and annotations with no checkout in reach."""

import json
import shutil
import subprocess
import sys

import pytest
from samples import ROOT

pytestmark = pytest.mark.network  # pip fetches what builds a wheel

SAYS = """
import json, sys
sys.path[:] = [sys.argv[1], *(path for path in sys.path if path and path != sys.argv[3])]
import course_lib as course
corpus = course.load(sys.argv[2])
tables = {name: len(getattr(corpus, name)) for name in ("people", "statements", "meetings", "tellings", "formulas")}
try:
    course.load()
except course.corpora.loading.CorpusError as error:
    said = str(error)
print(json.dumps({"file": course.__file__, "tables": tables, "problems": len(corpus.problems), "said": said,
                  "second": len(course.load(sys.argv[2], reader="second").statements)}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """What the installed library says of a copied folder."""
    place = tmp_path_factory.mktemp("installed")
    source = place / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".venv", ".git", "tests", "notebooks", "seeds"))
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-deps",
                    "--target", place / "lib", source], check=True)
    shutil.copytree(ROOT / "seeds", place / "pages")
    done = subprocess.run([sys.executable, "-c", SAYS, place / "lib", place / "pages", ROOT], cwd=place, check=True,
                          capture_output=True, text=True)
    return json.loads(done.stdout)


def test_it_reads_pages_and_annotations_and_says_what_to_give_where_there_are_none(installed):
    assert str(ROOT) not in installed["file"]
    assert installed["tables"] == {"people": 176, "statements": 296, "meetings": 24, "tellings": 46, "formulas": 341}
    assert installed["problems"] == 0 and installed["second"] == 296
    assert installed["said"] == ("The five pages of the course are not here. Give the path of a folder of pages: "
                                 "course.load(\"my_pages\").")
