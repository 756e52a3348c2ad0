"""A classroom: so many kernels at once, how long until each is ready, and how much memory they hold.

From the checkout, on Linux: ``.venv/bin/python -m tests.benchmarks.classroom [KERNELS]`` (30 if not said). All
kernels are started in the same moment, which is the worst case. Memory is *PSS*: what kernels share is split
between them; *RSS*, which counts it for each, is what a limit for each user has to allow.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel

from course_lib.edition.notebooks import ROOT, code_cells, find, kernel_settings
from tests.browser.server import serve

MEGABYTE = 1024 * 1024


class Student:
    """A kernel of its own, with answers of its own."""

    def __init__(self, folder):
        folder.mkdir()
        self.begun = time.perf_counter()
        self.manager, self.client = start_new_kernel(
            startup_timeout=600, cwd=ROOT / "notebooks", env=os.environ | kernel_settings(folder))

    def run(self, cells):
        """Run cells; return the seconds since the kernel was asked for."""
        for cell in cells:
            reply = self.client.execute_interactive(cell.source, output_hook=lambda _: None, timeout=600)
            expected = "error" if "raises-exception" in cell.metadata.get("tags", []) else "ok"
            assert reply["content"]["status"] == expected, reply["content"]
        return time.perf_counter() - self.begun

    def leave(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def memory(processes):
    """PSS and RSS of each process, in MB."""
    found = [psutil.Process(pid).memory_full_info() for pid in processes]
    return [one.pss / MEGABYTE for one in found], [one.rss / MEGABYTE for one in found]


def say(what, seconds, processes):
    pss, rss = memory(processes)
    print(f"| {what} | {median(seconds):.1f} | {max(seconds):.1f} | {median(pss):.0f} | {max(rss):.0f} "
          f"| {sum(pss):.0f} |", flush=True)


def classroom(number, folder):
    """Let so many students start at once, run the first cell, then the rest of the first notebook."""
    cells = code_cells(nbformat.read(find()[0], as_version=4))
    with ThreadPoolExecutor(number) as pool:
        students = list(pool.map(Student, [folder / str(one) for one in range(number)]))
        try:
            processes = [student.manager.provisioner.pid for student in students]
            say("first cell", list(pool.map(lambda one: one.run(cells[:1]), students)), processes)
            say("whole notebook", list(pool.map(lambda one: one.run(cells[1:]), students)), processes)
        finally:
            list(pool.map(Student.leave, students))


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folder = Path(folder)
        print(f"{number} kernels, {os.cpu_count()} cores\n\n| | seconds, median | seconds, last "
              "| PSS each, MB | RSS, most, MB | PSS, all, MB |\n| :-- | --: | --: | --: | --: | --: |")
        classroom(number, folder)
        begun = time.perf_counter()
        (folder / "server").mkdir()
        with serve(ROOT, folder / "server"):
            server = psutil.Process().children()[-1]
            say("JupyterLab's server, one", [time.perf_counter() - begun], [server.pid])


if __name__ == "__main__":
    main()
