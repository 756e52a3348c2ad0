"""A file that one process holds at a time: the system drops the claim when its holder ends, however it ends.

Standard library only.
"""


def take(handle):
    """Try to take the claim on an open file; say whether it was free.

    The first byte is what Windows locks. Where a network drive knows no locks, the claim counts as free: better one
    change unguarded than none.
    """
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _lock(handle):
    try:
        import fcntl
    except ImportError:
        import msvcrt

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def drop(handle):
    """Give the claim back, also where a child process has inherited the open file."""
    try:
        import fcntl
    except ImportError:
        return  # closing the file does it
    try:
        fcntl.flock(handle, fcntl.LOCK_UN)
    except OSError:
        pass
