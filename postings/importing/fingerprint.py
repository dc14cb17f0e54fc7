"""Fingerprints of files, which show whether a file has to be read again.

This is separate from `ad_reader`, so that a run without changed files does not import the readers.
"""

import hashlib

from postings.content.types import RawFile
from postings.reference.vocabulary import Vocabulary, builtin_vocabulary

# Increase this when the same bytes are read differently than before, so that the next import reads every file again.
READER_VERSION = 16


def fingerprint(raw: RawFile, vocabulary: Vocabulary | None = None) -> str:
    """Return a hash of all that the result depends on: bytes, git dates, settings, reader version, vocabulary."""
    digest = hashlib.sha256(raw.data)
    version = (vocabulary or builtin_vocabulary()).version
    stated = (raw.settings.company, raw.settings.mapping)
    digest.update(f"\0{READER_VERSION}\0{version}\0{raw.first_seen}\0{raw.removed}\0{stated}".encode())
    return digest.hexdigest()
