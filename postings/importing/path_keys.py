"""Keys of ads that no link identifies: where an ad was first found."""

import hashlib

_PREFIX = "file:"


def path_key(source: str, path: str) -> str:
    """Return the key of an ad of which only the source and the path are known."""
    return _PREFIX + hashlib.sha256(f"{source}/{path}".encode()).hexdigest()


def is_path_key(key: str) -> bool:
    return key.startswith(_PREFIX)
