"""What the rules get wrong on the invented pages they may be mended on: every difference from the gold lists, by name.

``python -m tests.known_failures`` writes the list ``pages/known_failures.txt`` anew. Read what it removes and adds before
you keep it: each line is a strict xfail of ``test_invented_pages``.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from meeting_scores import invented  # noqa: E402
from page_scores import PAGES, differences  # noqa: E402

LIST = PAGES / "known_failures.txt"
MENDED_ON = ("tuning", "validation")  # not "unseen": those pages are for measuring


def failures(scores):
    """Each difference as a line that stays the same whatever is found instead, in the order of the pages."""
    lines = [line for name in scores for line in (*scores[name][1], *scores[name][2].lines)]
    return sorted({" ".join(line.split(", found ")[0].split()) for line in lines})


def measured(name):
    """Counts and differences of the loader, and the score of meetings and speakers, on the pages of one folder."""
    counts, lines = differences(PAGES / name)
    return counts, lines, invented(name)


def known():
    return LIST.read_text(encoding="utf-8").splitlines()


def main():
    lines = failures({name: measured(name) for name in MENDED_ON})
    LIST.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} known failures")


if __name__ == "__main__":
    main()
