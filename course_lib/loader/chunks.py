"""Files parsed some at a time, here or by other processes, with the same result."""

from collections import deque
from contextlib import nullcontext
from itertools import islice

from course_lib.loader.parsing import parse_each

SIZE = 50  # files that go to another process at once: enough that the way there costs little
_AHEAD = 16  # chunks under way at a time, so that not every file waits in memory
_LONG = 200  # files; so many take long enough for a progress bar


def parsed(sources, looker, executor=None):
    """Each of the sources with its ParsedPage, or with the sentence that says why there is none, in their order.

    ``executor``: an executor as in ``concurrent.futures``. What it loses, because a process of its died, is parsed
    here.
    """
    with _progress(len(sources)) as bar:
        for chunk, pages in _in_turn(iter(sources), looker, executor):
            yield from zip(chunk, pages, strict=True)
            if bar is not None:
                bar.update(len(chunk))


def _progress(count):
    """A progress bar; there is none for few files, nor where errors go to a file."""
    if count < _LONG:
        return nullcontext()
    from tqdm.auto import tqdm  # only long readings pay for this import

    return tqdm(total=count, desc="pages", unit="page", leave=False, disable=None)


def _in_turn(sources, looker, executor):
    waiting = deque()
    while chunk := [*islice(sources, SIZE)]:
        files = [*map(_opened, chunk)]
        waiting.append((chunk, files, executor and _submitted(executor, files, looker)))
        if len(waiting) == _AHEAD or executor is None:
            yield _fetched(*waiting.popleft(), looker)
    while waiting:
        yield _fetched(*waiting.popleft(), looker)


def _opened(source):
    """A source with what it holds, or the reason why it cannot be opened."""
    try:
        data = source.content if isinstance(source.content, str) else source.content.read_bytes()
    except OSError as error:
        return f"{source.file} cannot be opened ({error.strerror}). Check that it is there, and that you may read it."
    return source._replace(content=data)


def _submitted(executor, files, looker):
    try:
        return executor.submit(parse_each, files, looker)
    except RuntimeError:  # its processes have died, or it was shut down
        return None


def _fetched(chunk, files, future, looker):
    try:
        pages = future.result() if future else None
    except Exception:  # each kind of executor has its own for a process that died
        pages = None
    return chunk, parse_each(files, looker) if pages is None else pages
