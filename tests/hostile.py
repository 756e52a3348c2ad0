"""Hostile and broken input: what a folder may hold by accident or by malice, and what is to happen with it."""

import random
from pathlib import Path
from typing import NamedTuple

GOOD = """Ministers meet by the river

PORT, July 2 (Xinhua) -- The ministers of Laos and China met here on Tuesday, 2 July 2024, and agreed on a new bridge.

They will meet again in the spring, when the water is low, the Lao ministry said in a statement.
"""
_BODY = GOOD.partition("\n\n")[2]
_OTHER = """Trains run again

HARBOUR, July 3 (Xinhua) -- Trains between the two towns ran again on Wednesday after a month of floods, the railway said.

The line carries ninety trains a day, and most of them carry coal, the railway said in a statement.
"""
_RUSSIAN = "Министр иностранных дел России Сергей Лавров встретился во Вьентьяне с министром Китая Ван И. " * 4
_CHINESE = "中国外交部长王毅在万象会见俄罗斯外交部长拉夫罗夫。双方表示支持东盟。" * 4
_LAO = "ລັດຖະມົນຕີກະຊວງການຕ່າງປະເທດລາວໄດ້ພົບກັບລັດຖະມົນຕີຈີນທີ່ນະຄອນຫຼວງວຽງຈັນ. " * 4
_FRENCH = "Le ministre des Affaires étrangères a reçu son homologue pour parler de la paix et du commerce. " * 12
_SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


class Case(NamedTuple):
    """One kind of input: its name, files by name (bytes, or a function that makes one), and what is to happen.

    ``problem``: a part of what corpus.problems says of it, or None; ``labels``: the labels that its paragraphs get, None
    where it is not read.
    """

    name: str
    files: dict
    problem: str | None
    labels: str | None


def _people(count):
    """A text in which so many people are named, each with a title and again by a part of the name."""
    chance = random.Random(1)
    parts = ["Ba", "Do", "Ke", "Li", "Mo", "Na", "Pe", "Ru", "Sa", "To", "Vi", "Zu"]
    names = {f"{''.join(chance.sample(parts, 2)).title()} {''.join(chance.sample(parts, 3)).title()}" for _ in range(count * 2)}
    lines = [f"Minister {name} met the press. {name.split()[1]} said the talks would go on." for name in sorted(names)[:count]]
    return "Two hundred ministers meet\n\nPORT, July 2 (Xinhua) -- They met on Tuesday.\n\n" + "\n\n".join(lines)


def _link_to_itself(path):
    path.symlink_to(path.name)


def _link_to_nothing(path):
    path.symlink_to(path.with_name("gone"))


def _link_to_good(path):
    path.symlink_to(path.with_name("good.txt"))


def _folder(path):
    path.mkdir()


def _unreadable(path):
    """Nobody may read it; who may read everything (root) is kept out by a link through a file."""
    path.symlink_to(path.with_name("good.txt") / "inside")


def _html(inside):
    return f"<!DOCTYPE html><html><head><title>t</title></head><body>{inside}</body></html>".encode()


_PAGE = _html("<nav>Home</nav><h1>Ministers meet</h1>" + "".join(f"<p>{line}</p>" for line in _BODY.split("\n\n"))
              + _SCRIPT + "<footer>All rights reserved</footer>")

CASES = [
    Case("empty", {"a.txt": b""}, "is empty", None),
    Case("white space only", {"a.txt": " \n\t\u3000\u2028\r\n".encode()}, "is empty", None),
    Case("only furniture", {"a.txt": b"Home\n\nShare this story\n\nLeave a reply\n\nAll rights reserved\n"}, None, "furniture"),
    Case("NUL bytes", {"a.txt": b"Ministers meet\0\n\n" + _BODY.encode()}, "holds NUL bytes", None),
    Case("a picture named .txt", {"a.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))}, "holds NUL bytes", None),
    Case("random bytes", {"a.txt": random.Random(1).randbytes(5000).replace(b"\0", b"\1")},
         "neither UTF-8 nor a known Windows code page|mixes encodings", None),
    Case("UTF-16 without its mark", {"a.txt": GOOD.encode("utf-16-le")}, "holds NUL bytes", None),
    Case("UTF-16 with its mark", {"a.txt": ("A" + GOOD[1:]).encode("utf-16")}, None, "title body"),
    Case("Windows code page 1252", {"a.txt": GOOD.replace("bridge", "“café”").encode("cp1252")}, None, "title body"),
    Case("Windows code page 1251", {"a.txt": _RUSSIAN.encode("cp1251")}, "seems not to be in English", "body"),
    Case("mixed encodings", {"a.txt": "Côte d’Ivoire – “Türkiye” ".encode() + "caf\xe9".encode("cp1252")}, "mixes encodings", None),
    Case("UTF-8 cut in mid-character", {"a.txt": ("Again: " + GOOD + "“Türkiye”").encode()[:-1]}, "mixes encodings", None),
    Case("one line of 1 MB", {"a.txt": (("The river ran on past the mill " * 150 + "and stopped. ") * 214).encode()},
         None, "body"),
    Case("one word of 5 MB", {"a.txt": b"x" * 5_000_000}, None, "furniture"),
    Case("100,000 blank lines and one word", {"a.txt": b"\n" * 100_000 + b"word"}, None, "furniture"),
    Case("50,000 short lines", {"a.txt": b"word\n" * 50_000}, "seems not to be in English", "furniture"),
    Case("CRLF", {"a.txt": ("Again: " + GOOD).replace("\n", "\r\n").encode()}, None, "title body"),
    Case("CR only", {"a.txt": ("Again: " + GOOD).replace("\n", "\r").encode()}, None, "title body"),
    Case("HTML named .txt", {"a.txt": _PAGE}, None, "furniture title body furniture"),
    Case("a saved web page", {"a.html": _PAGE}, None, "furniture title body furniture"),
    Case("a web page with nothing to see", {"a.html": _html("<script>draw()</script>").replace(b"t</title>", b"</title>")},
         "is empty", None),
    Case("signs of a pager without end", {"a.txt": b"<>" * 25 + b" hidden> <y>\n\n" + b"12 " * 40 + b"x\n"}, None, "furniture"),
    Case("broken HTML", {"a.html": b"<p>one<b>two</p></i><table><tr>three</head>"}, None, "title body"),
    Case("HTML of 20,000 open elements", {"a.html": _html("<div>" * 20_000 + "word")}, "its elements are nested too deep", None),
    Case("markup inside a text", {"a.txt": GOOD.replace("Ministers", _SCRIPT + " Ministers").replace("bridge", _SCRIPT).encode()},
         None, "title body"),
    Case("two articles, no separator", {"a.txt": ("Again: " + GOOD.strip() + "\n" + _OTHER).encode()}, None,
         "title body title body"),
    Case("unknown agency", {"a.txt": ("Again: " + GOOD).replace("Xinhua", "Nowhere Wire").encode()}, None, "title body"),
    Case("Chinese", {"a.txt": _CHINESE.encode()}, "seems not to be in English", "body"),
    Case("Lao", {"a.txt": _LAO.encode()}, "seems not to be in English", "body"),
    Case("Russian", {"a.txt": _RUSSIAN.encode()}, "seems not to be in English", "body"),
    Case("French", {"a.txt": _FRENCH.encode()}, "seems not to be in English", "body"),
    Case("three lines of French", {"a.txt": ("Rencontre\n\n" + _FRENCH[:400]).encode()}, "seems not to be in English", "title body"),
    Case("controls that turn the line", {"a.txt": ("Again: \u202e" + GOOD.replace("bridge", "\u2067bridge\u2069\u200f")).encode()},
         None, "title body"),
    Case("combining characters", {"a.txt": ("Again: " + GOOD.replace("Laos", "La\u0301os" + "\u0301" * 500)).encode()},
         None, "title body"),
    Case("two hundred people", {"a.txt": _people(200).encode()}, None, "title body"),
    Case("the same file twice", {"z.txt": GOOD.encode()}, "holds the same text as good.txt", "title body"),
    Case("a link to another page", {"z.txt": _link_to_good}, "holds the same text as good.txt", "title body"),
    Case("a link to itself", {"a.txt": _link_to_itself}, "cannot be opened", None),
    Case("a link to nothing", {"a.txt": _link_to_nothing}, "cannot be opened", None),
    Case("an unreadable file", {"a.txt": _unreadable}, "cannot be opened", None),
    Case("a folder named like a page", {"a.txt": _folder}, None, None),
    Case("a name with markup", {"<img src=x onerror=alert(1)>.txt": ("Again: " + GOOD).encode()}, None, "title body"),
    Case("a name that looks like an option, turned round", {"-rf \u202egpj.txt": ("Again: " + GOOD).encode()}, None, "title body"),
    Case("half an emoji escaped", {"a.txt": b"Ministers meet \xed\xa0\xbd\n\n" + _BODY.encode()}, "mixes encodings|neither", None),
    Case("a full stop 2 million times", {"a.txt": b"." * 2_000_000 + b" " * 2_000_000 + b"a"}, None, "furniture"),
    Case("quotation marks that never close", {"a.txt": ("“" * 20_000 + "‘" * 20_000 + GOOD).encode()},
         "in another frame", "title body"),
    Case("a list of sources for a missing file", {"sources.csv": b"file,outlet\ngone.txt,A Paper\n"},
         "sources.csv lists gone.txt", None),
    Case("a corrected label that fits nothing", {"labels.csv": b"page,line,label\ngood,99,body\n"},
         "labels.csv, line 2: no paragraph begins at line 99", None),
]


def lay_out(case, folder):
    """Put the files of a case into a folder, beside a good one."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8", newline="")
    for name, content in case.files.items():
        path = Path(folder, name)
        path.write_bytes(content) if isinstance(content, bytes) else content(path)


def runs(labels):
    """Labels with repetitions left out: what a page is made of, in short."""
    return " ".join(label for place, label in enumerate(labels) if not place or labels[place - 1] != label)
