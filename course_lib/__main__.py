"""The course's commands: ``python3 -m course_lib [COMMAND] [ARGUMENTS]``.

This file, unlike the rest, is also read by Pythons too old for the course, so that they can say so in a
sentence: it may not use syntax that Python 3.6 does not know.
"""

import os
import subprocess
import sys
from urllib.parse import quote
from zlib import crc32

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "The course needs Python 3.11 or newer; this is Python {}.{}. Get a newer one from python.org or "
        "from your system's packages, then name it in the command, for example: "
        "python3.12 -m course_lib (on Windows: py -3.12 -m course_lib).".format(*sys.version_info)
    )

if not __package__:  # run as a folder, from wherever: python3 /path/to/course_lib
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from course_lib.launch import bootstrap, environment  # noqa: E402 - this Python can read them

HELP = """\
python3 -m course_lib [OPTIONS]       open the course in JupyterLab; options go to "jupyter lab"
python3 -m course_lib test [OPTIONS]  run every test, notebooks included; options go to pytest
python3 -m course_lib refresh         run all notebooks again and store their outputs
python3 -m course_lib site FOLDER     write the course into a new folder as web pages, to read only; with --students
                                      without the teaching guide, the solutions and the sample answers
python3 -m course_lib help            show this

The first use fetches what the course needs into the folder .venv, which may be deleted at any time.
On Windows, write py instead of python3."""

REFRESH = "import sys; from course_lib.edition.notebooks import main; sys.exit(main())"
SITE = "import sys; from course_lib.edition.site import main; sys.exit(main(sys.argv[1:]))"


def first_page(checkout):
    """Return the JupyterLab address, below the server's, of the first notebook by file name.

    It names a workspace of this folder's own, so that no tabs of other folders come back.
    """
    notebooks = sorted((checkout / "notebooks").glob("*.ipynb"))
    place = notebooks[0] if notebooks else checkout / "notebooks"
    workspace = "course-{:08x}".format(crc32(os.fsencode(checkout)))
    return "/lab/workspaces/{}/tree/{}".format(workspace, quote(place.relative_to(checkout).as_posix()))


def lab_command(python, checkout, options):
    """Return the command that opens the course; the user's own options come last and win."""
    own = ["--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={checkout}",
           f"--LabApp.extra_labextensions_path={environment.ADDED}"]
    if getattr(os, "geteuid", lambda: 1)() == 0:  # in a container; JupyterLab otherwise refuses
        own.append("--allow-root")
    return [python, "-m", "jupyterlab", *own, f"--LabApp.default_url={first_page(checkout)}", *options]


def open_course(options):
    """Open JupyterLab at the first notebook."""
    return hand_over(lab_command(bootstrap.prepare("course"), bootstrap.CHECKOUT, options))


def run_tests(options):
    """Run pytest on everything, or on what the options name, on all cores; ``-n 0`` takes one process."""
    python = bootstrap.prepare("test")
    return hand_over([python, "-m", "pytest", "-n", "logical", *options])


def running(code):
    """A command that runs code of the library where the user stands."""
    return lambda options: hand_over([bootstrap.prepare("course"), "-P", "-c", code, *options], os.getcwd())


def show_help(_options):
    """Print what the commands do."""
    print(HELP)
    return 0


COMMANDS = {"test": run_tests, "refresh": running(REFRESH), "site": running(SITE), "help": show_help,
            "-h": show_help, "--help": show_help}


def hand_over(command, folder=bootstrap.CHECKOUT):
    """Run a command in a folder, the checkout, in this one's stead; return its exit code where this returns at all."""
    command = [str(part) for part in command]
    environ = environment.clean(os.environ, bootstrap.Venv(bootstrap.CHECKOUT).folder)
    sys.stdout.flush()
    os.chdir(folder)
    if os.name != "nt":  # one process, so that a signal to it reaches the server
        os.execve(command[0], command, environ)
    return wait_for(subprocess.Popen(command, env=environ))


def wait_for(child):
    """Return the child's exit code; Ctrl-C goes to the child too, which decides what it means."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def choose(arguments):
    """Return the function that does the command, and its options; raise ``Stop`` if there is none."""
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]], arguments[1:]
    if arguments and not arguments[0].startswith("-"):
        raise bootstrap.Stop(f"There is no command {arguments[0]!r}. What there is:\n\n{HELP}")
    return open_course, arguments


def main(arguments):
    """Do one command; return its exit code, or a sentence where it could not be done."""
    try:
        command, options = choose(arguments)
        return command(options)
    except bootstrap.Stop as stop:
        return str(stop)
    except KeyboardInterrupt:
        return "\nStopped. Run the same command again to go on."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
