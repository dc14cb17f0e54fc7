"""Read many files on all cores. Knows no Django, because worker processes import it and nothing else of the project."""

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from postings.content.types import Finding, RawFile, ReadFile
from postings.reference.vocabulary import Vocabulary

# Below so many files, starting worker processes takes longer than they save.
WORTH_WORKERS = 200
_CHUNK = 16
_CHUNKS_AHEAD = 4


Result = TypeVar("Result")


def read_all(
    files: Iterable[RawFile | Finding], processes: int, then: Callable[[ReadFile], Result], vocabulary: Vocabulary
) -> Iterator[Result | Finding]:
    """Read files and yield what `then` makes of each in the process that read it, in the same order. Findings pass through.

    Only some chunks are in the works at a time, so memory stays bounded however many files there are.
    """
    files = iter(files)
    first = list(islice(files, WORTH_WORKERS))
    if len(first) < WORTH_WORKERS or processes < 2:
        for file in chain(first, files):
            yield _read_one(file, then, vocabulary)
        return
    # Spawned, not forked: a child must not share this process's database connection.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, spawn, initializer=_start, initargs=(os.getpid(), vocabulary)) as pool:
        working: deque[Future[list[Result | Finding]]] = deque()
        everything = chain(first, files)
        while chunk := list(islice(everything, _CHUNK)):
            working.append(pool.submit(_read_chunk, chunk, then))
            if len(working) > processes * _CHUNKS_AHEAD:
                yield from working.popleft().result()
        for done in working:
            yield from done.result()


def as_it_is(read: ReadFile) -> ReadFile:
    return read


# In a worker, the words that all of its files are read with.
_vocabulary: Vocabulary


def _start(parent: int, vocabulary: Vocabulary) -> None:
    global _vocabulary
    _vocabulary = vocabulary
    _end_with_parent(parent)


def _end_with_parent(parent: int) -> None:
    """End this worker when the process that started it is gone: a killed import leaves nothing behind."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _read_chunk(files: list[RawFile | Finding], then: Callable[[ReadFile], Result]) -> list[Result | Finding]:
    return [_read_one(file, then, _vocabulary) for file in files]


def _read_one(file: RawFile | Finding, then: Callable[[ReadFile], Result], vocabulary: Vocabulary) -> Result | Finding:
    if isinstance(file, Finding):
        return file
    from postings.importing.ad_reader import read_file  # here, because a run that finds nothing new needs no reader

    return then(read_file(file, vocabulary))
