"""Read damaged pages for as long as asked, and say what broke: ``python -m tests.fuzz SECONDS [SEED]``.

Each round lays a folder of a few pages, made of the seeds, the invented pages and the hostile inputs by cutting, doubling,
mixing and mistyping them, with corrected labels and lists of sources that may or may not fit, reads it, makes every table,
and checks what holds of every corpus (see ``invariants``). A round has a number, from which it can be run again.
"""

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

import course_lib as course
from course_lib.errors import CourseError
from course_lib.loader.articles import LABELS
from tests import invariants
from tests.hostile import CASES
from tests.samples import DATELINES, OTHERS, ROOT

PAGES = [file.read_bytes() for folder in ("seeds", "tests/pages") for file in sorted((ROOT / folder).rglob("*.txt"))]
PAGES += [content for case in CASES for content in case.files.values() if isinstance(content, bytes) and len(content) < 50_000]
TAGS = b"<p> </p> <div hidden> <br> <td> <pre> <!-- --> <script> </script> <h1> & &lt; &#x110000; <!doctype&html> <![ ]>".split()
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251", "gb18030", "utf-7")
SLOW = 20  # seconds of processor time for one round of a few pages; more is a finding


def cut(chance, data):
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[first:last]


def doubled(chance, data):
    place = chance.randrange(len(data) + 1)
    return data[:place] + cut(chance, data)[:2000] * chance.randint(1, 30) + data[place:]


def mixed(chance, data):
    return cut(chance, data) + cut(chance, chance.choice(PAGES))


def mistyped(chance, data):
    data = bytearray(data)
    for _ in range(chance.randint(1, 12) if data else 0):
        data[chance.randrange(len(data))] = chance.choice((chance.randrange(256), *b"\r\n .<>&\"'\0\xff"))
    return bytes(data)


def put_in(chance, data):
    place = chance.randrange(len(data) + 1)
    piece = chance.choice((*OTHERS, *DATELINES, "\u202e", "\u0301" * 50, "\r", "\n\n", "\u2028", "\ufeff", "“", "(", " " * 200))
    return data[:place] + chance.choice((piece.encode(), b" ".join(chance.choices(TAGS, k=4)))) + data[place:]


def shuffled(chance, data):
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def unspaced(chance, data):
    return data.replace(chance.choice((b"\n\n", b"\n", b" ", b". ")), chance.choice((b"\n", b" ", b"", b"\r\n", b"\t")))


def encoded(chance, data):
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def as_html(chance, data):
    tag = chance.choice((b"p", b"div", b"td", b"li", b"pre", b"h2"))
    return b"<!DOCTYPE html>" + b"".join(b"<%b>%b</%b>" % (tag, line, tag) for line in data.split(b"\n") if line)


WAYS = (cut, doubled, mixed, mistyped, put_in, put_in, shuffled, unspaced, encoded, as_html)


def lay_out(chance, folder):
    for number in range(chance.randint(1, 3)):
        data = chance.choice(PAGES)
        for way in chance.choices(WAYS, k=chance.randint(1, 4)):
            data = way(chance, data)[:100_000]
        (folder / f"{number}.{chance.choice(('txt', 'txt', 'md', 'html'))}").write_bytes(data)
    if chance.random() < 0.5:
        rows = {(chance.randrange(3), chance.randint(1, 60)): chance.choice(LABELS) for _ in range(chance.randint(1, 8))}
        (folder / "labels.csv").write_text("page,line,label\n" + "".join(
            f"{page},{line},{label}\n" for (page, line), label in rows.items()))
    if chance.random() < 0.3:
        (folder / "sources.csv").write_text("file,published\n0.txt,2024-07-26\n")


def round_of(number):
    """Read one folder; says what came of it."""
    chance = random.Random(number)
    with tempfile.TemporaryDirectory() as name:
        lay_out(chance, Path(name))
        start = time.process_time()
        try:
            corpus = course.load(name)
        except CourseError as error:
            assert any(file.name in str(error) for file in Path(name).iterdir()), f"no file named: {error}"
            return "a clear error", 0
        assert not corpus.problems["problem"].str.contains("fault of the course").any(), [*corpus.problems["problem"]]
        invariants.check(corpus)
        corpus.overlaps()
        assert time.process_time() - start < SLOW, "slow"
        return ("rows, and problems listed" if len(corpus.problems) else "rows"), len(corpus.pages)


def main(seconds, seed=0):
    end, number, pages, came = time.monotonic() + float(seconds), int(seed) * 1_000_000, 0, Counter()
    while time.monotonic() < end:
        if came.total() % 500 == 499:
            say(came, pages)
        try:
            result, read = round_of(number)
            pages += read
        except Exception:
            result = "FOUND"
            print(f"Round {number}:", traceback.format_exc(limit=-4), sep="\n", flush=True)
        came[result] += 1
        number += 1
    say(came, pages)
    return came["FOUND"]


def say(came, pages):
    print(f"{came.total():,} folders, {pages:,} pages read: {dict(came)}", flush=True)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
