"""How the time for suggestions grows with a text: ``python -m tests.suggestion_times 500000``, characters and twice that.

Each shape is one that could make a rule look at the same words again and again.
"""

import sys
import time

from course_lib.loader.texts import article_of
from course_lib.suggesting.mentions import find_mentions
from course_lib.suggesting.passages import find_passages
from course_lib.suggesting.voices import find_voices

SHAPES = {
    "hundreds of reporting verbs": "Wang Yi said, noted, added and stressed that he agreed, ",
    "verbs before and after": "said Wang Yi noted ",
    "honorifics": "Mr. ",
    "offices": "Foreign Minister ",
    "offices of offices": "minister of ",
    "days": "They met on Friday, July 25. ",
    "days in one sentence": "on Monday and Tuesday July 25 ",
    "states": "Laos, China, Vietnam and Russia, ",
    "quotations": "“It rains,” said Wang Yi, ",
    "quotations never closed": "“It rains ",
    "single marks never closed": "‘It rains and 'it pours ",
    "names": "Ana Lund ",
    "names of one another": "Ana Ana Lund ",
    "people and meetings": "President Ana Lund, Bo Kato and Prime Minister Silva met the envoy. ",
    "meetings in one sentence": "met and held the talks the ",
    "brackets and commas": "Wang Yi (a friend), who, a man, said (",
    "pronouns": "He said he said she said they said, ",
    "articles of speech": "the minister and ",
    "capitals": "LAO MINISTER: ",
    "initials": "A. B. ",
    "hyphens": "a-b-c-D-eff-",
    "genitives": "Wang Yi's ",
    "one word": "aB",
    "one name": "Ba",
    "one word in capitals": "AB",
    "one word with hyphens": "Ba-",
    "words in capitals": "AB CD ",
    "a name and commas": "Ana Lund, ",
    "dots": "Wang said…. ",
    "paragraphs": "“They will meet,” Mr Kato said.\n\n",
}


def seconds(shape, size):
    """Processor time for all suggestions on a text of this shape and size."""
    article = article_of((SHAPES[shape] * (size // len(SHAPES[shape]) + 1))[:size])
    start = time.process_time()
    mentions = find_mentions((article,))
    find_voices((article,), mentions)
    find_passages((article,), mentions)
    return time.process_time() - start


def growth(shape, size, times=1):
    """The times for a size and twice that, each the least of several."""
    return tuple(min(seconds(shape, length) for _ in range(times)) for length in (size, 2 * size))


if __name__ == "__main__":
    for name in SHAPES:
        once, twice = growth(name, int(sys.argv[1]))
        print(f"{name:28} {once:6.2f} s {twice:6.2f} s  × {twice / once:.1f}", flush=True)
