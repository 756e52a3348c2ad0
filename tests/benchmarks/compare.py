"""The course beside what a user would otherwise pick, in one run: seconds, memory, ratios.

    python3 -m venv peers && peers/bin/pip install -r tests/benchmarks/peers.txt
    peers/bin/python -m tests.benchmarks.compare > tests/benchmarks/RESULTS.md

Each task runs in a process of its own, ours and theirs in turn; a row gives the medians of the runs. Seconds are the
processor's, so that other work on the machine weighs less; they leave out imports. Memory is the process's peak, with
imports. `--quick` takes one run and small sizes.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from itertools import chain, islice

SEED = 1


def pages(count):
    from tests.benchmarks.generate import Pages

    supply = Pages(SEED)
    return [supply.page() for _ in range(count)]


def timed(work):
    """The seconds of processor time a piece of work takes, its result thrown away."""
    start = time.process_time()
    work()
    return time.process_time() - start


def phrase_lists():
    """The same phrases for both sides: names of people, frameworks, formulas."""
    from course_lib.words import lexicons

    yield "person", [name for row in lexicons.read("people") for name in (row["name"], *lexicons.parts(row["aliases"]))]
    yield "framework", [name for row in lexicons.read("frameworks")
                        for name in (row["name"], *lexicons.parts(row["aliases"]))]
    yield "formula", [phrase for row in lexicons.read("formulas") for phrase in lexicons.parts(row["pattern"])]


# The whole pipeline: read, label, split, sentences, mentions, tables

def pipeline_ours(size):
    from course_lib.corpora.corpus import Corpus
    from course_lib.loader.parsing import parse
    from tests.benchmarks.generate import as_text

    files = [(f"{number}.txt", as_text(page).encode()) for number, page in enumerate(pages(size))]

    def work():
        corpus = Corpus([(name, parse(data, name)) for name, data in files], {})
        return corpus.sentences, corpus.people, corpus.frameworks, corpus.formulas
    return work


def pipeline_theirs(size):
    from tests.benchmarks.generate import as_html

    return chain_of_peers([as_html(page) for page in pages(size)])


def chain_of_peers(files):
    """What a user would otherwise put together, over web pages."""
    import pandas as pd
    import spacy
    import trafilatura
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab)
    for kind, phrases in phrase_lists():
        matcher.add(kind, [nlp.make_doc(phrase) for phrase in phrases])

    def work():
        texts = (trafilatura.extract(html) or "" for html in files)
        sentences, mentions = [], []
        for number, doc in enumerate(nlp.pipe(texts, batch_size=64)):
            sentences += [(number, one.start_char, one.end_char, one.text) for one in doc.sents]
            mentions += [(number, kind, doc[first:last].text) for kind, first, last in matcher(doc)]
        return pd.DataFrame(sentences), pd.DataFrame(mentions)
    return work


# Keyword in context

def _sentences(size):
    import pandas as pd

    from tests.benchmarks.generate import as_text

    rows = [(f"p.{number}", "p", number, line, None, 0, 0, line)
            for number, page in enumerate(pages(size)) for line in as_text(page).split("\n\n")]
    return pd.DataFrame(rows, columns=["article_id", "page_id", "line", "sentence", "copy_of", "start", "end", "quote"])


def concordance_ours(size):
    from course_lib.analysis.reading import concordance

    table = _sentences(size)
    return lambda: concordance(table, "railway links")


def concordance_textacy(size):
    from textacy.extract import keyword_in_context

    texts = list(_sentences(size)["quote"])
    return lambda: [list(keyword_in_context(text, "railway links", window_width=60)) for text in texts]


def concordance_nltk(size):
    from nltk.text import ConcordanceIndex
    from nltk.tokenize import wordpunct_tokenize

    texts = list(_sentences(size)["quote"])

    def work():
        tokens = [token.lower() for text in texts for token in wordpunct_tokenize(text)]
        return ConcordanceIndex(tokens).find_concordance(["railway", "links"], width=120)
    return work


# Copies among sentences

def _copied_sentences(size):
    """Invented sentences of several dozen articles, a tenth of them repeated in later ones."""
    from course_lib.words.overlap import Origin, Sentence, one_spelling
    from course_lib.words.spans import WORD
    from tests.benchmarks.generate import as_text

    texts = (line for page in iter_pages() for line in as_text(page).split("\n\n") if line.endswith("steps."))
    texts = list(islice(texts, size - size // 10))
    texts += texts[:size // 10]
    origins = [Origin("report", None)] * (size - size // 10) + [Origin("introduction", None)] * (size // 10)
    sentences = [Sentence(str(number), number, tuple(map(one_spelling, WORD.findall(text))))
                 for number, text in enumerate(texts)]
    return sentences, origins


def iter_pages():
    from tests.benchmarks.generate import Pages

    supply = Pages(SEED)
    while True:
        yield supply.page()


def copies_ours(size):
    from course_lib.words.overlap import copies

    sentences, origins = _copied_sentences(size)

    def work():
        found = copies(sentences, origins)
        repeated = {str(number) for number in range(size - size // 10, size)}  # invented ones may repeat by chance too
        assert repeated <= set(found), f"{len(repeated & set(found))} of {size // 10} copies found"
    return work


def copies_rensa(size):
    from rensa import RMinHash, RMinHashLSH

    sentences, _ = _copied_sentences(size)

    def work():
        index = RMinHashLSH(threshold=0.8, num_perm=128, num_bands=16)
        hashes = []
        for number, sentence in enumerate(sentences):
            words = sentence.words
            made = RMinHash(num_perm=128, seed=42)
            made.update([" ".join(run) for run in zip(words, words[1:], words[2:])])
            index.insert(number, made)
            hashes.append(made)
        found = sum(any(other != number for other in index.query(made)) for number, made in enumerate(hashes))
        assert found >= size // 10, f"{found} of {size // 10} copies found"
    return work


# Two tellings of one meeting

def _tellings():
    from course_lib.corpora.loading import load

    corpus = load()
    texts = corpus.sentences.groupby("article_id")["quote"].agg(" ".join)
    return corpus, texts["july.1"], texts["july.4"]


def alignment_ours(_size):
    corpus, _, _ = _tellings()
    return lambda: corpus.compare("july.1", "july.4")


def alignment_collatex(_size):
    from collatex import Collation, collate

    _, one, other = _tellings()
    collation = Collation()
    collation.add_plain_witness("one", one)
    collation.add_plain_witness("other", other)
    return lambda: collate(collation, segmentation=False)


TASKS = {
    "whole pipeline, 1,000 articles": (1000, pipeline_ours, {"trafilatura + spaCy": pipeline_theirs}),
    "whole pipeline, 10,000 articles": (10_000, pipeline_ours, {"trafilatura + spaCy": pipeline_theirs}),
    "concordance, 10,000 articles": (10_000, concordance_ours,
                                     {"textacy": concordance_textacy, "NLTK": concordance_nltk}),
    "copies among 20,000 sentences": (20_000, copies_ours, {"rensa": copies_rensa}),
    "aligning two tellings": (1, alignment_ours, {"CollateX": alignment_collatex}),
}


def measure(name, size):
    """Run one task in a process of its own; gives seconds and peak memory in MB."""
    command = [sys.executable, "-m", "tests.benchmarks.compare", "--task", name, "--size", str(size)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def run_task(name, size):
    work = globals()[name](size)
    seconds = timed(work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "memory": peak}))


def rows(runs, quick):
    for title, (size, ours, theirs) in TASKS.items():
        size = min(size, 300) if quick else size
        for peer, other in theirs.items():
            pairs = [(measure(ours.__name__, size), measure(other.__name__, size)) for _ in range(runs)]
            us, them = ({key: statistics.median(pair[side][key] for pair in pairs) for key in ("seconds", "memory")}
                        for side in (0, 1))
            ratio = statistics.median(pair[1]["seconds"] / pair[0]["seconds"] for pair in pairs)
            yield (f"| {title} | {peer} | {us['seconds']:.3f} s | {them['seconds']:.3f} s | {ratio:.1f} | "
                   f"{us['memory']:.0f} MB | {them['memory']:.0f} MB |")


STARTS = {
    "import, in a fresh process": ("bare Python", "import course_lib", "pass"),
    "first table, in a fresh process": (
        "bare pandas", "import course_lib as course; course.load().articles._repr_html_()",
        "import pandas as pd; pd.DataFrame({'a': ['x', 'y'], 'b': [1, 2]})._repr_html_()"),
}


def start_rows(runs):
    """Processor seconds of whole processes, imports included: the least of the runs, since a start is never quicker."""
    for title, (peer, ours, theirs) in STARTS.items():
        us, them = (min(_process_seconds(code) for _ in range(max(5, runs))) for code in (ours, theirs))
        yield f"| {title} | {peer} | {us:.3f} s | {them:.3f} s | {them / us:.2f} | | |"


def _process_seconds(code):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def machine():
    return f"Python {platform.python_version()}, {os.cpu_count()} processors"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--task")
    options.add_argument("--size", type=int)
    chosen = options.parse_args()
    if chosen.task:
        return run_task(chosen.task, chosen.size)
    print(f"{machine()}; medians of {chosen.runs} run(s) a task. "
          "Ratio: their seconds over ours.\n")
    print("| task | peer | ours | theirs | ratio | our memory | their memory |\n| :-- | :-- | --: | --: | --: | --: | --: |")
    runs = 1 if chosen.quick else chosen.runs
    for row in chain(start_rows(runs), rows(runs, chosen.quick)):
        print(row, flush=True)


if __name__ == "__main__":
    main()
