"""A limit for the time that rendering a text may take. Unlike a signal, it works in any thread."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_deadline: ContextVar[float] = ContextVar("deadline", default=float("inf"))


class TimeLimitExceeded(Exception):
    """A text took longer to render than allowed."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let `check_time` raise TimeLimitExceeded when the block has run for `seconds`."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def check_time() -> None:
    """Raise TimeLimitExceeded if the time of the surrounding `time_limit` is over."""
    if time.monotonic() > _deadline.get():
        raise TimeLimitExceeded
