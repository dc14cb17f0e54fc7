"""Static files storage: compressed files with hashed names, and a single bundled stylesheet."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_STYLES = "css/board.css"
_IMPORT = re.compile(r'@import "([^"]+)";')


class BoardStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Replace the `@import` rules of the main stylesheet by the imported files, so that pages load one file."""
        folder = PurePosixPath(_STYLES).parent

        def read(path: str) -> str:
            storage, name = paths[path]
            with storage.open(name) as file:
                text: str = file.read().decode()
                return text

        bundle = _IMPORT.sub(lambda match: read(str(folder / match[1])), read(_STYLES))
        storage = InMemoryStorage()
        storage.save(_STYLES, ContentFile(bundle.encode()))
        yield from super().post_process({**paths, _STYLES: (storage, _STYLES)}, dry_run, **options)
