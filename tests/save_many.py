"""Many processes save answers to one file at full rate, and some are killed: ``python -m tests.save_many [NUMBER]``.

Says how many of the answers that were saved are in the file afterwards, and how long one save took at most. Each process
prints what it has saved as soon as ``change`` has said so; what is printed must be kept.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from course_lib.exercises.answerfile import read

SAVE = """
import sys, time
from pathlib import Path
from course_lib.exercises.answerfile import Record, change
for number in range(int(sys.argv[3])):
    began = time.monotonic()
    said = change(f"{sys.argv[2]}.{number % 50}", lambda r: Record("right", number, r.attempts + 1), Path(sys.argv[1]))[1]
    print(number, round(time.monotonic() - began, 4), said, flush=True)
"""


def started(path, name, number):
    """A process that saves a number of answers under a name."""
    return subprocess.Popen([sys.executable, "-c", SAVE, str(path), str(name), str(number)], stdout=subprocess.PIPE, text=True)


def outcome(path, savers):
    """Answers said to be saved, those that are not in the file, and the longest time that one took."""
    lines = [[line.split(maxsplit=2) for line in saver.communicate()[0].splitlines()] for saver in savers]
    kept = read(path)[0]
    lost = 0
    for name, said in enumerate(lines):
        in_file = sum(record.attempts for key, record in kept.items() if key.startswith(f"{name}."))
        lost += max(0, sum(len(one) == 2 for one in said) - in_file) + sum(len(one) > 2 for one in said)
    return sum(map(len, lines)), lost, max(float(one[1]) for said in lines for one in said)


def kill_some(savers, seconds):
    """Kill each of the processes at some moment within so many seconds."""
    for saver in savers:
        time.sleep(random.random() * seconds)
        saver.kill()


def main(number):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.json"
        lasting = [started(path, name, number // 4) for name in range(4)]
        killed = [started(path, name, number) for name in range(4, 16)]
        kill_some(killed, 1)
        saved, lost, longest = outcome(path, lasting + killed)
        left = sorted(file.name for file in Path(folder).iterdir())
    print(f"{saved:,} answers saved by 4 processes and 12 that were killed; {lost} lost; one took {longest:.2f} s at most; "
          f"in the folder: {', '.join(left)}.")
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
