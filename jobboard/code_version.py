"""A hash of the code and the data files of the board, so that nothing made by another version is taken for current."""

import hashlib
from functools import cache

from django.conf import settings


@cache
def code_version() -> str:
    digest = hashlib.blake2b(digest_size=12)
    for pattern in ("postings/**/*.py", "postings/**/*.json", "jobboard/**/*.py"):
        for file in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()
