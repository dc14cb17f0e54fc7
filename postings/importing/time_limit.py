"""A time limit for reading a text, since a text can be written to be slow to read."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

_T = TypeVar("_T")


class TimeLimitExceeded(Exception):
    """A block took longer than its time limit."""


@contextmanager
def processor_time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeLimitExceeded in the block after `seconds` of processor time, so that a busy machine makes no difference.

    Signals reach only the main thread; in others there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise TimeLimitExceeded

    previous_handler = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous_handler)


def limited(items: Iterator[_T], seconds: float) -> Iterator[_T]:
    """Yield items. Raise TimeLimitExceeded if making them takes longer than `seconds` of processor time in all."""
    while True:
        started = time.process_time()
        with processor_time_limit(max(seconds, 0.001)):
            try:
                item = next(items)
            except StopIteration:
                return
        seconds -= time.process_time() - started
        yield item
