"""How time and memory grow with the number of articles: one processor, two processes, Dask, and a chain of other tools.

    python -m tests.benchmarks.sizes 1000 10000            # rows of the course, to tests/benchmarks/SIZES.md
    peers/bin/python -m tests.benchmarks.sizes --peers 1000 10000

Rows that are there already are kept; a row of the same name and number is replaced. Each row is a process of its own that
reads a folder of generated pages from the disk and makes the tables of sentences, people, states, frameworks and formulas.
Seconds are those of the clock, for reading (*load*), for names and tables (*names*) and in all, and, last, those of all
processors together, imports included; memory is the peak of the process, other processes of its left out.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import compare
from tests.benchmarks.generate import Pages, as_html, as_text

FILE = Path(__file__).with_name("SIZES.md")
HEAD = "| articles | read by | load | names | in all | processors | ms an article | peak memory | kB an article |\n" \
       "| --: | :-- | --: | --: | --: | --: | --: | --: | --: |\n"
OURS = ("one process", "two processes", "Dask, two workers")
PEERS = "trafilatura + spaCy"


def write_pages(folder, count, suffix):
    supply = Pages(compare.SEED)
    for number in range(count):
        page = supply.page()
        text = as_html(page) if suffix == "html" else as_text(page)
        (folder / f"{number:06}.{suffix}").write_text(text, encoding="utf-8")


def executor_of(kind):
    """An executor, and what has to be closed afterwards."""
    if kind == OURS[0]:
        return None, ()
    if kind == OURS[1]:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        pool = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
        return pool, (pool.shutdown,)
    from distributed import Client, LocalCluster

    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    client = Client(cluster)
    return client.get_executor(), (client.close, cluster.close)


def ours(folder, kind):
    import course_lib as course

    executor, closing = executor_of(kind)
    start = time.monotonic()
    corpus = course.load(folder, executor=executor)
    loaded = time.monotonic()
    tables = corpus.sentences, corpus.people, corpus.states, corpus.frameworks, corpus.formulas
    done = time.monotonic()
    for close in closing:
        close()
    assert all(map(len, tables)) and len(corpus.articles) == len(list(Path(folder).iterdir()))
    return loaded - start, done - loaded


def peers(folder, _kind):
    files = [file.read_text("utf-8") for file in sorted(folder.iterdir())]
    work = compare.chain_of_peers(files)
    start = time.monotonic()
    work()
    return 0, time.monotonic() - start


def run_one(kind, folder):
    load, names = (peers if kind == PEERS else ours)(Path(folder), kind)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([load, names, sum(one.ru_utime + one.ru_stime for one in used), used[0].ru_maxrss / 1024]))


def row(count, kind):
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), count, "html" if kind == PEERS else "txt")
        command = [sys.executable, "-m", "tests.benchmarks.sizes", "--one", kind, folder]
        load, names, processors, memory = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    split = ("", "") if kind == PEERS else (f"{load:.1f} s", f"{names:.1f} s")
    return (f"| {count:,} | {kind} | {split[0]} | {split[1]} | {load + names:.1f} s | {processors:.1f} s "
            f"| {1000 * processors / count:.1f} | {memory:,.0f} MB | {memory * 1024 / count:,.0f} |")


def keep(rows):
    """Write the table with these rows in it, by number of articles."""
    there = FILE.read_text("utf-8").splitlines() if FILE.exists() else []
    table = {_key(line): line for line in [*there, *rows] if line.startswith("| ") and line[2].isdigit()}
    ordered = [table[key] for key in sorted(table)]
    FILE.write_text(f"{compare.machine()}. `sizes.py` wrote this.\n\n{HEAD}" + "\n".join(ordered) + "\n", encoding="utf-8")


def _key(line):
    count, kind = (cell.strip() for cell in line.split("|")[1:3])
    return int(count.replace(",", "")), (*OURS, PEERS).index(kind)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("counts", type=int, nargs="*")
    options.add_argument("--peers", action="store_true")
    options.add_argument("--by", choices=OURS, nargs="*", default=OURS)
    options.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        return run_one(*chosen.one)
    for count in chosen.counts:
        for kind in (PEERS,) if chosen.peers else chosen.by:
            keep([row(count, kind)])
            print(count, kind, flush=True)


if __name__ == "__main__":
    sys.exit(main())
