"""Write the lock files anew: ``python3 locks/update.py`` keeps what still fits.

With ``--upgrade`` it takes the newest versions. It needs uv on the path, and the network; its options go to
``uv pip compile``.
"""

import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# One version of a package for all systems and Pythons, so that outputs agree; hashes, and no index address.
COMPILE = """uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest
    --only-binary :all: --generate-hashes --no-emit-index-url --no-header --no-annotate""".split()


def update(options):
    """Write the course lock, the test lock with the same pins and more, and Binder's copy of the former."""
    compile_lock("locks/course.txt", options)
    compile_lock("locks/test.txt", ["--extra", "test", "--constraint", "locks/course.txt", *options])
    # A copy and not a reference: Binder then keeps what it installed while only the course's text changes.
    shutil.copyfile(CHECKOUT / "locks/course.txt", CHECKOUT / ".binder/requirements.txt")


def compile_lock(file, options):
    """Let uv write one lock file."""
    subprocess.run(
        [*COMPILE, "--output-file", file, *options], cwd=CHECKOUT, check=True, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    update(sys.argv[1:])
