"""Settings for all tests, the notebooks' own cells among them: nbval runs those, and here it is made strict.

The file stands at the root, not in `tests/`: pytest asks it only about what lies below it, and notebooks do
not lie in `tests/`. Without nbval (`pytest -p no:nbval`) the notebooks are left out and the rest runs.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SANITISE = Path(__file__).parent / "tests" / "nbval.cfg"
BROWSER = "tests/browser/"
SAMPLES = Path(__file__).parent / "notebooks" / "sample_texts"


# The same examples in every run: a test that fails, fails for everybody.
settings.register_profile("same", derandomize=True, database=None, deadline=None, max_examples=60,
                          suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


@pytest.fixture(scope="session")
def _five_pages():
    from course_lib import load

    return load()


@pytest.fixture(scope="module")
def corpus(_five_pages):
    """The five pages, read once for all tests; nobody changes a table of them."""
    from course_lib.words.addresses import remember

    # Citations lead to the folder read last: another module may have read pages of the same names.
    remember({row.page_id: Path(_five_pages.folder) / row.file for row in _five_pages.pages.itertuples()})
    return _five_pages


@pytest.fixture(scope="module")
def seeds(corpus):
    return corpus


@pytest.fixture
def own(tmp_path):
    """A copy of the practice pages, without what somebody may have left beside them."""
    for name in ("reef_news.txt", "press_office.txt", "sources.csv"):
        shutil.copy(SAMPLES / name, tmp_path)
    return tmp_path


def pytest_configure(config):
    os.environ["COURSE_ANSWERS"] = str(_folder(config) / "answers.json")
    if hasattr(config.option, "nbval"):
        config.option.nbval = config.option.nbval_current_env = True
        config.option.nbval_sanitize_with = str(SANITISE)
        _run_cells_as_a_reader_does(config)


def pytest_collection_modifyitems(items):
    """Let what takes longest begin first: the browser, then the notebooks."""
    items.sort(key=lambda item: (_unit(item.nodeid) != BROWSER, not item.nodeid.startswith("notebooks/")))


@pytest.hookimpl(optionalhook=True)  # there is none to make where all runs in one process
def pytest_xdist_make_scheduler(config, log):
    """Give each file to one process, all that need the browser to one, and in the order in which they stand."""
    from xdist.scheduler import LoadFileScheduling

    class InOrder(LoadFileScheduling):
        def _split_scope(self, nodeid):
            return _unit(nodeid)

    config.option.loadscopereorder = False
    return InOrder(config, log)


def _unit(nodeid):
    return BROWSER if nodeid.startswith(BROWSER) else nodeid.partition("::")[0]


def _folder(config):
    folder = tempfile.TemporaryDirectory(prefix="course-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    return Path(folder.name)


def _run_cells_as_a_reader_does(config):
    """Let nbval's kernels begin with the settings that `refresh` uses, and keep cells in the history.

    nbval runs them outside the history, where IPython looks for a closing `;`, so it would not honour one.
    """
    # Imported here: with what they import these take seconds, which a run without notebooks need not wait.
    from nbval import kernel

    from course_lib.edition.notebooks import SECONDS_A_CELL, kernel_settings

    config.option.nbval_cell_timeout = SECONDS_A_CELL
    start = kernel.start_new_kernel

    def start_with_settings(*args, **kwargs):
        return start(*args, env=os.environ | kernel_settings(_folder(config)), **kwargs)

    def execute(running, source, allow_stdin=None):
        return running.kc.execute(source, store_history=True, allow_stdin=allow_stdin, stop_on_error=False)

    kernel.start_new_kernel = start_with_settings
    kernel.RunningKernel.execute_cell_input = execute
