"""Parallel reading of files. It does not import Django, because worker processes import it and start faster without."""

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from postings.content.types import Finding, NotRead, RawFile, ReadFile
from postings.reference.vocabulary import Vocabulary

# For fewer files, starting worker processes takes longer than they save.
MIN_FILES_FOR_WORKERS = 200
_FILES_PER_TASK = 16
_MAX_PENDING_TASKS_PER_PROCESS = 4


Result = TypeVar("Result")
# A file to read, or what its source says about one that cannot be read.
Found = RawFile | Finding | NotRead


def read_all(
    files: Iterable[Found],
    processes: int,
    transform: Callable[[ReadFile], Result],
    vocabulary: Vocabulary,
) -> Iterator[Result | Finding | NotRead]:
    """Read files and yield the result of `transform` for each, in the same order. Findings are yielded unchanged.

    `transform` runs in the process that reads the file. The number of pending tasks is limited, so memory use is bounded.
    """
    files = iter(files)
    first = list(islice(files, MIN_FILES_FOR_WORKERS))
    if len(first) < MIN_FILES_FOR_WORKERS or processes < 2:
        for file in chain(first, files):
            yield _read_one(file, transform, vocabulary)
        return
    # Spawned, not forked: a child must not share this process's database connection.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, spawn, initializer=_init_worker, initargs=(os.getpid(), vocabulary)) as pool:
        pending: deque[Future[list[Result | Finding | NotRead]]] = deque()
        all_files = chain(first, files)
        while batch := list(islice(all_files, _FILES_PER_TASK)):
            pending.append(pool.submit(_read_files, batch, transform))
            if len(pending) > processes * _MAX_PENDING_TASKS_PER_PROCESS:
                yield from pending.popleft().result()
        for done in pending:
            yield from done.result()


def identity(read: ReadFile) -> ReadFile:
    return read


# The vocabulary of a worker process, set by _init_worker.
_vocabulary: Vocabulary


def _init_worker(parent_pid: int, vocabulary: Vocabulary) -> None:
    global _vocabulary
    _vocabulary = vocabulary
    _exit_with_parent(parent_pid)


def _exit_with_parent(parent_pid: int) -> None:
    """Exit when the parent process has ended, so that a killed import leaves no workers behind."""

    def watch() -> None:
        while os.getppid() == parent_pid:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _read_files(files: list[Found], transform: Callable[[ReadFile], Result]) -> list[Result | Finding | NotRead]:
    return [_read_one(file, transform, _vocabulary) for file in files]


def _read_one(file: Found, transform: Callable[[ReadFile], Result], vocabulary: Vocabulary) -> Result | Finding | NotRead:
    if not isinstance(file, RawFile):
        return file
    from postings.importing import ad_reader  # not at the top: a run without changed files does not need it

    ad_reader.load_tables()
    read = ad_reader.read_file(file, vocabulary)
    return read if isinstance(read, NotRead) else transform(read)
