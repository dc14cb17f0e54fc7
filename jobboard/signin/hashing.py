"""How many passwords a process checks at once: each check takes a tenth of a second of a core, and 16 MB."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from jobboard.signin.attempts import Throttled

MAX_AT_ONCE = 2
_WAIT = timedelta(seconds=2)

_addresses: set[str | None] = set()
_lock = threading.Lock()


@contextmanager
def slot(address: str | None) -> Iterator[None]:
    """Allow the block to check a password for a client. Raise Throttled if the client, or too many others, already do."""
    with _lock:
        if address in _addresses or len(_addresses) >= MAX_AT_ONCE:
            raise Throttled(_WAIT)
        _addresses.add(address)
    try:
        yield
    finally:
        with _lock:
            _addresses.discard(address)
