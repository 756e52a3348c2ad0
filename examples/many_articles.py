"""Read many articles with Dask, by all processors of this computer or by many computers.

    pip install distributed
    python examples/many_articles.py FOLDER            # the processors of this computer
    python examples/many_articles.py FOLDER ADDRESS    # a Dask scheduler that runs, such as tcp://10.0.0.5:8786

Pages are read by Dask's workers, some at a time; what belongs to all pages together, such as which sentence copies which,
is found here at the end. The folder need only be on this computer; the course (the same version of it) has to be installed
where the workers run. The result is the same as without Dask.
"""

import sys

from distributed import Client, LocalCluster

import course_lib as course


def read(folder, address=None):
    """The folder as a Corpus, read by Dask's workers."""
    if address:
        with Client(address) as client:
            return course.load(folder, executor=client.get_executor())
    with LocalCluster(dashboard_address=None) as cluster, Client(cluster) as client:
        return course.load(folder, executor=client.get_executor())


if __name__ == "__main__":
    corpus = read(*sys.argv[1:])
    print(corpus)
    for problem in corpus.problems["problem"]:
        print(problem)
