"""How many passwords a process checks at once: each check takes a tenth of a second of a core, and 16 MB.

A few clients wait for their turn. Who signs in from a browser that the account knows does not wait for others.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from jobboard.signin.attempts import Throttled

MAX_AT_ONCE, MAX_WAITING = 2, 3
WAIT = timedelta(seconds=2)

_addresses: set[str | None] = set()
_lock = threading.Lock()
_running = threading.BoundedSemaphore(MAX_AT_ONCE)


@contextmanager
def slot(address: str | None, *, is_known: bool = False) -> Iterator[None]:
    """Allow the block to check a password for a client. Raise Throttled if the client, or too many others, already do."""
    if is_known:
        yield
        return
    with _lock:
        if address in _addresses or len(_addresses) >= MAX_AT_ONCE + MAX_WAITING:
            raise Throttled(WAIT)
        _addresses.add(address)
    try:
        if not _running.acquire(timeout=WAIT.total_seconds()):
            raise Throttled(WAIT)
        try:
            yield
        finally:
            _running.release()
    finally:
        with _lock:
            _addresses.discard(address)
