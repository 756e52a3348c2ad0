"""What happens with each hostile input, as a table in Markdown: ``python -m tests.hostile_table``."""

import sys
import tempfile
import time
from pathlib import Path

import course_lib as course
from tests.hostile import CASES, lay_out, runs


def rows():
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            lay_out(case, Path(folder))
            start = time.process_time()
            corpus = course.load(folder)
            tables = len(corpus.people) + len(corpus.statements) + len(corpus.meetings)
            seconds = time.process_time() - start
            yield case.name, _rows_of(corpus), " ".join(corpus.problems["problem"]) or "none", tables, seconds


def _rows_of(corpus):
    own = corpus.paragraphs[corpus.paragraphs["page_id"] != "good"]
    if own.empty:
        return "not read; good.txt is"
    words = corpus.articles.loc[corpus.articles["page_id"] != "good", "n_words"].sum()
    return f"{runs(own['label'].to_list())[:60]}; {words:,} words of article text"


def main():
    print("| input | rows | corpus.problems | seconds |\n| :-- | :-- | :-- | --: |")
    for name, read, problems, _, seconds in rows():
        cells = (name, read, problems, f"{seconds:.1f}")
        print("| " + " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells) + " |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
