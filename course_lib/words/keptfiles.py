"""Files that are kept: changed by one process at a time, written in one step or not at all."""

import errno
import os
import platform
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from course_lib.launch import claims

NOWHERE = "a link that leads nowhere"
_SECONDS_TO_WAIT = 10  # for another notebook; whoever holds the file that long hangs, and says nothing of when it ends
_PAUSE = 0.004  # seconds between two looks at a file that another holds; then ever less, so that the oldest goes first
_released = {}  # by lock: when this process last gave it back


def write_all(files: dict[Path, bytes], mode: int = 0o666, keep: str = "") -> list[str]:
    """Write files in one step: whoever reads one meets the old one or the new one, never half of one.

    Args:
        files: the content of each, by path.
        mode: who may read them, as far as the system's own setting allows.
        keep: a word; where a path holds other content, that is kept, with this word in its name. Without it, it goes.

    Returns:
        The names under which older ones are kept.

    Raises:
        OSError: one cannot be written; then none is, and the old ones stand as they were.
    """
    targets = [Path(os.path.realpath(path)) for path in files]
    made = []
    try:
        for target, content in zip(targets, files.values()):
            check_is_file(target)
            made.append(target.with_name(f"{_part(target)}{secrets.token_hex(4)}"))
            _write(made[-1], content, mode)
        kept = []
        for target, content in zip(targets, files.values()):
            if keep and _holds_other(target, content):
                made.append(_copied(target, keep))
                kept.append(made[-1].name)
        for name, target in zip(made, targets):
            _replace(name, target)
    except BaseException:
        for name in made:
            name.unlink(missing_ok=True)
        raise
    return kept


def _write(path, content, mode):
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _holds_other(path, content):
    try:
        return path.stat().st_size != len(content) or path.read_bytes() != content
    except FileNotFoundError:
        return False


def _copied(path, word):
    """The same file under another name as well, or where a disk cannot do that, a copy."""
    aside = free_name(path, word)
    try:
        os.link(path, aside)
    except OSError:
        shutil.copyfile(path, aside)
    return aside


def free_name(path: Path, word: str) -> Path:
    """A path beside this one where nothing stands: ``answers_set_aside_1.json``."""
    names = (path.with_name(f"{path.stem}_{word}_{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _replace(name, target, tries=10):
    """Windows refuses while another process reads the old file: wait for that a little."""
    for last in range(tries - 1, -1, -1):
        try:
            return os.replace(name, target)
        except PermissionError:
            if not last:
                raise
            time.sleep(0.02)


def odd(path: Path) -> str:
    """What stands at a path in place of a file, in words; empty where it is a file, or nothing at all.

    Raises OSError where that cannot be looked at.

    >>> odd(Path(__file__).parent), odd(Path(__file__)), odd(Path("nothing"))
    ('a folder', '', '')
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return NOWHERE if path.is_symlink() else ""
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "a link that leads back to itself"
        raise
    if stat.S_ISREG(mode):
        return ""
    return "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"


def check_is_file(path: Path) -> None:
    """Raise OSError, with words, where something else than a file stands at a path; nothing at all may stand there.

    >>> check_is_file(Path(__file__).parent)
    Traceback (most recent call last):
    OSError: [Errno 22] this is a folder, not a file; move it away: ...
    """
    what = odd(path)
    to_come = what == NOWHERE and Path(os.path.realpath(path)).parent.is_dir()  # a link to a file that is not yet there
    if what and not to_come:
        raise OSError(errno.EINVAL, f"this is {what}, not a file; move it away", str(path))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file for one change. The lock is a file beside it that names its owner, and ends with its owner.

    Raises OSError where it cannot be made, TimeoutError where another process holds it too long; it is not taken away.
    """
    target = Path(os.path.realpath(path))
    lock = target.with_name(f".{target.name}.lock")
    check_is_file(lock)
    with open(os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "r+b", buffering=0) as handle:
        _wait_for(handle, lock)
        if _owner(handle):  # it ended before its change did
            _sweep(target)
        _sign(handle, f" process {os.getpid()} on {platform.node()}\n")
        try:
            yield
        finally:
            _sign(handle, "")
            claims.drop(handle)
            _released[lock] = time.monotonic()


def _wait_for(handle, lock):
    """Take the lock in turn: whoever has just had it steps back, and who has waited longest looks most often."""
    began = time.monotonic()
    if began - _released.get(lock, float("-inf")) < 2 * _PAUSE:
        time.sleep(2 * _PAUSE)
    while not claims.take(handle):
        waited = time.monotonic() - began
        if waited > _SECONDS_TO_WAIT:
            age = max(0, time.time() - os.fstat(handle.fileno()).st_mtime)
            owner = _owner(handle) or "another process"
            raise TimeoutError(errno.ETIMEDOUT, f"{owner} has held it for {age:.0f} seconds; "
                               "end it, or restart its kernel", str(lock))
        time.sleep(_PAUSE / (1 + 20 * waited))


def _owner(handle):
    handle.seek(1)  # Windows lets nobody else read the first byte
    return handle.read(200).decode(errors="replace").strip()


def _sign(handle, words):
    """Write the owner down; a full disk is no reason not to go on."""
    try:
        handle.truncate(0)
        handle.seek(0)
        handle.write(words.encode())
    except OSError:
        pass


def _part(target):
    return f".{target.name}-"


def _sweep(target):
    """Delete what a process left that was killed while it wrote."""
    for left in target.parent.iterdir():
        if left.name.startswith(_part(target)):
            left.unlink(missing_ok=True)
