"""Whether a file has to be read again. Apart from the reading, so that a run that finds nothing new loads no reader."""

import hashlib

from postings.content.types import RawFile
from postings.reference.vocabulary import Vocabulary, builtin_vocabulary

# Raise it when the same bytes are read differently than before, so that the next import reads every file again.
READER_VERSION = 4


def fingerprint(raw: RawFile, vocabulary: Vocabulary | None = None) -> str:
    """Changes when anything does that an ad at one path is read from: bytes, dates from history, the reader, its words."""
    digest = hashlib.sha256(raw.data)
    version = (vocabulary or builtin_vocabulary()).version
    digest.update(f"\0{READER_VERSION}\0{version}\0{raw.first_seen}\0{raw.removed}".encode())
    return digest.hexdigest()
