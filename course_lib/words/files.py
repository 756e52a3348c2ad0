"""What stands in the place of a file."""

import errno
import os
import stat
from pathlib import Path

NOWHERE = "a link that leads nowhere"

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
