"""What went wrong in the set-up, in a sentence that says what to do. Standard library only."""

import re
import shutil
import sys
import tempfile

NO_VENV = (
    "This Python lacks the module venv or ensurepip, which makes the course's own environment. On Debian "
    f"or Ubuntu: sudo apt install python3-venv (or python3.{sys.version_info.minor}-venv). Elsewhere, "
    "install Python from python.org. Then run the same command again."
)
DISK_FULL = (
    "The disk is full. The course needs about 700 MB in {folder} ({free} MB are free), and while it is "
    "being fetched up to 200 MB in {temporary} ({free_temporary} MB are free). Make room, then run the "
    "same command again."
)
HASH = (
    "A package that arrived is not, byte for byte, the one the course was tested with, so nothing was "
    "installed. Run the same command again; if it says this again, the network or package index in "
    "between changes packages: try another one, or ask whoever runs it."
)
NETWORK = (
    "The package index cannot be reached. The first start needs the network (later ones do not): check "
    "the connection, and a proxy or a sign-in page if there is one, then run the same command again."
)
NO_WRITING = (
    "Something may not be written in {folder}. If the course lies in a folder that is not yours, copy it "
    "to one that is; if JupyterLab is still open, close it. Then run the same command again."
)
LONG_PATH = (
    "Windows found a path too long for it. Move the folder of the course nearer to the root of the disk, "
    "for example to C:\\course, then run the same command there."
)
NO_WHEEL = (
    "There is no ready-made {package} for this Python ({version}) on this machine. The course is tested "
    "with Python 3.11 to 3.14: try one of these, for example: python3.12 -m course_lib. If the "
    "index is a mirror, it may lack the package."
)
NO_INDEX = (
    "The set-up needs packages, and pip's own settings on this machine (PIP_NO_INDEX, or no-index in its configuration "
    "file) forbid it to ask the package index. Take that setting away, then run the same command again."
)
LACKS = r"No matching distribution found for"
OTHER = "The set-up failed: {last} All it said is in {log}. Running the same command again starts afresh."

# In this order, since a later sign often follows from an earlier one.
SIGNS = (
    (r"No space left on device|Errno 28\b|Dis[ck] quota exceeded|WinError 112\b|not enough space", DISK_FULL),
    (r"DO NOT MATCH THE HASHES", HASH),
    (r"No module named '?(venv|ensurepip)|ensurepip is not available", NO_VENV),
    (r"Long Path support|WinError 206\b", LONG_PATH),
    (r"Permission denied|Read-only file system|Access is denied|WinError (5|32)\b|Errno 30\b", NO_WRITING),
    (r"(?s)\A(?=.*No matching distribution)(?=.*Looking in links)(?!.*Looking in indexes)", NO_INDEX),
    (r"timed out|Max retries exceeded|RemoteDisconnected|Connection aborted|No route to host|incomplete-download|"
     r"nodename nor servname|Name or service not known|NewConnectionError|Temporary failure in name resolution|"
     r"getaddrinfo failed|ConnectTimeout|ReadTimeout|"
     r"Network is unreachable|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED|Connection(Reset|Refused)?Error|"
     r"IncompleteRead|\b(40[37]|50[234]) (Client|Server) Error", NETWORK),
    # Of an index that answered, pip says (with -vv) which packages it has; a sign-in page in its place has none.
    (r"(?s)(?:(?:Found|Skipping) link[^\n]*https?://|404 Client Error).*No matching distribution found for "
     r"(?P<package>\S+)", NO_WHEEL),
    (LACKS, NETWORK),
)  # fmt: skip


def lacks_package(said):
    """Say whether pip found no package that fits, and gave no reason that has a sentence of its own."""
    return bool(re.search(LACKS, said))


def explain(said, venv):
    """Return a sentence for what the tools said when they failed; ``venv`` is an :class:`environment.Venv`."""
    for sign, sentence in SIGNS:
        if found := re.search(sign, said):
            temporary, version = tempfile.gettempdir(), "{}.{}".format(*sys.version_info)
            return sentence.format(folder=venv.checkout, free=_free(venv.checkout), temporary=temporary,
                                   free_temporary=_free(temporary), version=version, **found.groupdict())
    return OTHER.format(last=_last_error(said), log=venv.log)


def _free(folder):
    """Return the megabytes that are free where a folder lies."""
    return shutil.disk_usage(folder).free // 1_000_000


def _last_error(said):
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return repr((errors or lines or ["no word why"])[-1])
